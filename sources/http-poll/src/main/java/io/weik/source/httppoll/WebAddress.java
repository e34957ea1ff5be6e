package io.weik.source.httppoll;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the addresses that people and servers write, which are not always quite URIs. */
final class WebAddress {
  private static final Pattern START =
      Pattern.compile("(?i)(https?)://([^/?#]*)(.*)", Pattern.DOTALL);
  private static final Pattern SCHEME = Pattern.compile("(?i)[a-z][a-z0-9+.-]*:.*", Pattern.DOTALL);
  private static final Pattern LONE_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");
  private static final String KEPT = "-._~:/?[]@!$&'()*+,;=%";
  private static final String UNRESERVED = "-._~";

  private WebAddress() {}

  /** An absolute http or https address without its fragment; empty when it is none. */
  static Optional<URI> read(String text) {
    var matcher = START.matcher(text);
    if (!matcher.matches() || matcher.group(2).isEmpty()) {
      return Optional.empty();
    }
    var rest = escaped(withoutFragment(matcher.group(3)));
    try {
      var uri = new URI(matcher.group(1) + "://" + ascii(matcher.group(2)) + rest);
      return Optional.of(uri).filter(each -> each.getHost() != null && isPort(each.getPort()));
    } catch (URISyntaxException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /**
   * What a reference in an answer from {@code base} points to, by RFC 3986, section 5.2; empty when
   * it is no http or https address.
   */
  static Optional<URI> resolve(URI base, String reference) {
    var text = reference.strip();
    if (text.startsWith("//")) {
      return read(base.getScheme() + ":" + text);
    }
    if (SCHEME.matcher(text).matches()) {
      return read(text);
    }
    var root = base.getScheme() + "://" + base.getRawAuthority();
    var path = base.getRawPath().isEmpty() ? "/" : base.getRawPath();
    if (text.startsWith("/")) {
      return read(root + text).map(URI::normalize);
    }
    if (text.startsWith("?")) {
      return read(root + path + text);
    }
    return read(root + path.substring(0, path.lastIndexOf('/') + 1) + text).map(URI::normalize);
  }

  private static boolean isPort(int port) {
    return port >= -1 && port <= 0xFFFF && port != 0;
  }

  private static String withoutFragment(String text) {
    int fragment = text.indexOf('#');
    return fragment < 0 ? text : text.substring(0, fragment);
  }

  private static String ascii(String authority) {
    return authority.chars().allMatch(each -> each < 0x80) ? authority : IDN.toASCII(authority);
  }

  private static String escaped(String text) {
    return LONE_PERCENT.matcher(encoded(text, KEPT)).replaceAll("%25");
  }

  /** A value that can stand anywhere in an address, percent-encoded as UTF-8. */
  static String value(String text) {
    return encoded(text, UNRESERVED);
  }

  private static String encoded(String text, String kept) {
    var encoded = new StringBuilder();
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      char character = (char) (each & 0xFF);
      if (character < 0x80
          && (Character.isLetterOrDigit(character) || kept.indexOf(character) >= 0)) {
        encoded.append(character);
      } else {
        encoded.append("%%%02X".formatted((int) character));
      }
    }
    return encoded.toString();
  }
}
