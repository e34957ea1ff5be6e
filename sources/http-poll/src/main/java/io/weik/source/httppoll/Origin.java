package io.weik.source.httppoll;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Scheme, host and port: whoever answers there is given the credentials.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6454">RFC 6454</a>
 */
public record Origin(String scheme, String host, int port) {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  /** Takes {@code https://api.example.com} or {@code https://api.example.com:8443}. */
  public static Origin parse(String text) {
    return WebAddress.read(text.strip())
        .filter(uri -> uri.getRawUserInfo() == null)
        .filter(uri -> uri.getRawQuery() == null)
        .filter(uri -> uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"))
        .map(Origin::of)
        .orElseThrow(
            () ->
                new IllegalArgumentException("scheme and host, such as https://files.example.com"));
  }

  /** The origin of an address that {@link WebAddress} made. */
  static Origin of(URI uri) {
    var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    int standard = scheme.equals("https") ? HTTPS : HTTP;
    return new Origin(
        scheme,
        Optional.ofNullable(uri.getHost()).orElse("").toLowerCase(Locale.ROOT),
        uri.getPort() < 0 ? standard : uri.getPort());
  }

  /** Whether what is sent there is encrypted. */
  boolean isSecure() {
    return scheme.equals("https");
  }

  /** Whether it is of http at its usual port. */
  boolean isUsualHttp() {
    return !isSecure() && port == HTTP;
  }

  /** Host, and the port where it is not the usual one. */
  String authority() {
    boolean usual = port == (isSecure() ? HTTPS : HTTP);
    return usual ? host : host + ":" + port;
  }

  @Override
  public String toString() {
    return scheme + "://" + authority();
  }
}
