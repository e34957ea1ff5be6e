package io.weik.testkit;

import java.util.Map;
import java.util.Optional;

/**
 * A request as an {@link HttpPeer} got it.
 *
 * @param target path and query as sent
 * @param headers by name, in any case
 */
public record PeerRequest(String method, String target, Map<String, String> headers, String body) {
  /** A header's value. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** The target without its query. */
  public String path() {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }
}
