package io.weik.flow;

import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.component.http.helper.HttpMethodHelper;

/**
 * What an HTTP or mail step called.
 *
 * @param call as {@code POST}, or {@code mail by}
 * @param url as {@code https://erp.example.com/orders}; {@code toD} keeps the path to itself
 */
record Target(String call, String url) {
  private static final Pattern NO_PORT =
      Pattern.compile("^([a-z][a-z0-9+.-]*://)[^/\\[:]*:(?!\\d*(?:/|$)).*");

  /** What {@code exchange} called last, if that was an HTTP or mail endpoint. */
  static Optional<Target> of(Exchange exchange) {
    var uri = exchange.getProperty(ExchangePropertyKey.TO_ENDPOINT, String.class);
    if (uri == null) {
      return Optional.empty();
    }
    if (uri.startsWith("smtp")) {
      return Optional.of(new Target("mail by", uri));
    }
    return uri.startsWith("http")
            && exchange.getContext().hasEndpoint(uri) instanceof HttpEndpoint endpoint
        ? Optional.of(new Target(method(exchange, endpoint), url(exchange, endpoint)))
        : Optional.empty();
  }

  /** The call as people read it, with {@code actualUrl} in place of the endpoint's. */
  String at(String actualUrl) {
    return call + " " + bare(actualUrl);
  }

  /** The call as people read it: without anything of the URL that may be secret. */
  @Override
  public String toString() {
    return at(url);
  }

  /**
   * The URL without user, query and fragment; no more than the scheme when a password that is not
   * encoded keeps the user from being told from the rest.
   */
  static String bare(String url) {
    var rest = url.replaceAll("[?#].*", "").replaceAll("//[^/]*@", "//");
    return NO_PORT.matcher(rest).replaceAll("$1\u2026");
  }

  private static String url(Exchange exchange, HttpEndpoint endpoint) {
    var override = exchange.getMessage().getHeader(Exchange.HTTP_URI, String.class);
    return override == null ? endpoint.getHttpUri().toString() : override;
  }

  private static String method(Exchange exchange, HttpEndpoint endpoint) {
    try {
      return HttpMethodHelper.createMethod(exchange, endpoint).name();
    } catch (URISyntaxException _) {
      return "HTTP";
    }
  }
}
