package io.weik.source.webhook;

import io.weik.api.http.HttpRequest;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Finds out who sent a request. Headers count only as far as trusted proxies wrote them: the sender
 * is the right-most hop that is not trusted. What stands left of it is the sender's own word.
 *
 * @param trusted the proxies in front
 */
record ClientAddress(List<AddressRange> trusted) {
  /**
   * The sender's address; empty when a trusted proxy wrote something that is no address, or when
   * the two headers tell two senders, as one of them then comes from the sender.
   */
  Optional<InetAddress> of(HttpRequest request) {
    var peer = request.peer();
    if (!isTrusted(peer)) {
      return Optional.of(peer);
    }
    var listed = ForwardedChain.listed(request);
    var forwarded = ForwardedChain.forwarded(request);
    if (listed.isEmpty() || forwarded.isEmpty()) {
      return sender(listed.isEmpty() ? forwarded : listed, peer);
    }
    var sender = sender(listed, peer);
    return sender.equals(sender(forwarded, peer)) ? sender : Optional.empty();
  }

  private Optional<InetAddress> sender(List<String> hops, InetAddress peer) {
    var nearest = Optional.of(peer);
    for (var hop : hops.reversed()) {
      nearest = ForwardedChain.address(hop);
      if (nearest.isEmpty() || !isTrusted(nearest.get())) {
        return nearest;
      }
    }
    return nearest;
  }

  private boolean isTrusted(InetAddress address) {
    return trusted.stream().anyMatch(range -> range.contains(address));
  }
}
