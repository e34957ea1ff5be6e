package io.weik.source.webhook;

import io.weik.api.http.HttpRequest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The addresses that proxies wrote down, the nearest last, each as text: of X-Forwarded-For, or of
 * Forwarded.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7239#section-4">RFC 7239</a>
 */
final class ForwardedChain {
  private static final Pattern PORT = Pattern.compile("(:[0-9]{1,5})?");
  private static final Pattern FOR = Pattern.compile("(?i)for=(.*)");

  private ForwardedChain() {}

  /** The hops of X-Forwarded-For. */
  static List<String> listed(HttpRequest request) {
    return request.headers("X-Forwarded-For").stream()
        .flatMap(header -> split(header, ',').stream())
        .toList();
  }

  /** The hops of Forwarded; one without {@code for} is empty text. */
  static List<String> forwarded(HttpRequest request) {
    return request.headers("Forwarded").stream()
        .flatMap(header -> split(header, ',').stream())
        .map(ForwardedChain::node)
        .toList();
  }

  private static String node(String element) {
    for (var pair : split(element, ';')) {
      var matcher = FOR.matcher(pair);
      if (matcher.matches()) {
        return unquoted(matcher.group(1));
      }
    }
    return "";
  }

  private static String unquoted(String text) {
    return text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")
        ? text.substring(1, text.length() - 1).replaceAll("\\\\(.)", "$1")
        : text;
  }

  /** Splits at {@code separator} outside of quotes. */
  private static List<String> split(String text, char separator) {
    var parts = new ArrayList<String>();
    var part = new StringBuilder();
    boolean quoted = false;
    for (int at = 0; at < text.length(); at++) {
      char one = text.charAt(at);
      if (quoted && one == '\\' && at + 1 < text.length()) {
        part.append(one).append(text.charAt(++at));
      } else if (one == separator && !quoted) {
        parts.add(part.toString().strip());
        part.setLength(0);
      } else {
        quoted ^= one == '"';
        part.append(one);
      }
    }
    parts.add(part.toString().strip());
    return parts;
  }

  /** The address of a hop, with or without a port; empty when it is none. */
  static Optional<InetAddress> address(String hop) {
    if (hop.startsWith("[")) {
      int end = hop.indexOf(']');
      return end > 0 && PORT.matcher(hop.substring(end + 1)).matches()
          ? AddressRange.address(hop.substring(1, end))
          : Optional.empty();
    }
    int colon = hop.indexOf(':');
    boolean withPort = colon >= 0 && colon == hop.lastIndexOf(':');
    if (withPort && !PORT.matcher(hop.substring(colon)).matches()) {
      return Optional.empty();
    }
    return AddressRange.address(withPort ? hop.substring(0, colon) : hop);
  }
}
