package io.weik.flow;

import java.net.URISyntaxException;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.component.http.helper.HttpMethodHelper;

/**
 * What an HTTP step called.
 *
 * @param method as {@code POST}
 * @param url as {@code https://erp.example.com/orders}; {@code toD} keeps the path to itself
 */
record HttpTarget(String method, String url) {
  /** What {@code exchange} called last, if that was an HTTP endpoint. */
  static Optional<HttpTarget> of(Exchange exchange) {
    var uri = exchange.getProperty(ExchangePropertyKey.TO_ENDPOINT, String.class);
    if (uri == null || !uri.startsWith("http")) {
      return Optional.empty();
    }
    return exchange.getContext().hasEndpoint(uri) instanceof HttpEndpoint endpoint
        ? Optional.of(new HttpTarget(method(exchange, endpoint), url(exchange, endpoint)))
        : Optional.empty();
  }

  /** The call as people read it, with {@code actualUrl} in place of the endpoint's. */
  String at(String actualUrl) {
    return method + " " + bare(actualUrl);
  }

  /** The call as people read it: without anything of the URL that may be secret. */
  @Override
  public String toString() {
    return at(url);
  }

  /** The URL without user, query and fragment. */
  static String bare(String url) {
    return url.replaceAll("[?#].*", "").replaceAll("//[^/@]*@", "//");
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
