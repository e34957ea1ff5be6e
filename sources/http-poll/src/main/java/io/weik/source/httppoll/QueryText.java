package io.weik.source.httppoll;

import java.net.URI;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Sets and takes away parameters in the query of an address. */
final class QueryText {
  private QueryText() {}

  /** The address with this parameter, in the place of any of its name. */
  static URI with(URI uri, String name, String value) {
    var others = without(uri, name);
    var query = others.getRawQuery();
    var added = WebAddress.value(name) + "=" + WebAddress.value(value);
    return rebuilt(others, query == null || query.isEmpty() ? added : query + "&" + added);
  }

  /** The address without any parameter of this name. */
  static URI without(URI uri, String name) {
    var query = uri.getRawQuery();
    if (query == null) {
      return uri;
    }
    var kept =
        Arrays.stream(query.split("&", -1))
            .filter(
                part -> !nameOf(part).equals(name) && !nameOf(part).equals(WebAddress.value(name)))
            .collect(Collectors.joining("&"));
    return rebuilt(uri, kept);
  }

  private static String nameOf(String part) {
    int equals = part.indexOf('=');
    return equals < 0 ? part : part.substring(0, equals);
  }

  private static URI rebuilt(URI uri, String query) {
    var path = uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
    return URI.create(query.isEmpty() ? path : path + "?" + query);
  }
}
