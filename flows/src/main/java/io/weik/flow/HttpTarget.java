package io.weik.flow;

import java.net.URISyntaxException;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.component.http.helper.HttpMethodHelper;

/** What an exchange called last, if that was an HTTP endpoint. */
final class HttpTarget {
  private HttpTarget() {}

  /** Method and URL, as {@code POST https://erp.example.com/orders}, without anything secret. */
  static Optional<String> of(Exchange exchange) {
    var uri = exchange.getProperty(ExchangePropertyKey.TO_ENDPOINT, String.class);
    if (uri == null || !uri.startsWith("http")) {
      return Optional.empty();
    }
    return exchange.getContext().hasEndpoint(uri) instanceof HttpEndpoint endpoint
        ? Optional.of(method(exchange, endpoint) + bare(url(exchange, endpoint)))
        : Optional.empty();
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
      return HttpMethodHelper.createMethod(exchange, endpoint) + " ";
    } catch (URISyntaxException _) {
      return "";
    }
  }
}
