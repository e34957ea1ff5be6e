package io.weik.source.httppoll;

import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A request to be sent. Names of headers are found without regard to case. */
record Call(String method, URI uri, Map<String, String> headers, Optional<String> body) {
  Call {
    var copy = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    headers = Collections.unmodifiableMap(copy);
  }

  /** A copy that goes elsewhere. */
  Call to(URI other) {
    return new Call(method, other, headers, body);
  }

  /** A copy with further headers, which take the place of present ones. */
  Call with(Map<String, String> more) {
    var all = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(headers);
    all.putAll(more);
    return new Call(method, uri, all, body);
  }

  /** What tells one request of a source from another. */
  String key() {
    return method + " " + uri + "\n" + body.orElse("");
  }

  /** Without headers and body. */
  @Override
  public String toString() {
    return method + " " + Shown.address(uri);
  }
}
