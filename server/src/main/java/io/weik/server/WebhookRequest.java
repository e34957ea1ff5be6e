package io.weik.server;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.weik.api.http.HttpRequest;
import io.weik.api.http.RequestBody;
import io.weik.api.http.Route;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;

/** A request as its route's handler sees it; looks into the received bytes only when asked. */
record WebhookRequest(RequestHead head, BodyReader reader, Route route, InetAddress peer)
    implements HttpRequest {
  /** By the name asked for; handlers ask for few, and never for one that a client chose. */
  private static final Map<String, HeaderName> NAMES = new ConcurrentHashMap<>();

  @Override
  public String method() {
    return head.method();
  }

  @Override
  public String query() {
    return head.target().query();
  }

  @Override
  public Optional<String> queryParameter(String name) {
    for (String pair : query().split("&", -1)) {
      int equals = pair.indexOf('=');
      if (decode(equals < 0 ? pair : pair.substring(0, equals)).equals(name)) {
        return Optional.of(equals < 0 ? "" : decode(pair.substring(equals + 1)));
      }
    }
    return Optional.empty();
  }

  @Override
  public Optional<String> header(String name) {
    return head.headers().first(named(name));
  }

  @Override
  public List<String> headers(String name) {
    var key = named(name);
    return head.headers().contains(key) ? head.headers().get(key).allValues() : List.of();
  }

  @Override
  public List<String> headerNames() {
    return StreamSupport.stream(head.headers().spliterator(), false)
        .map(Header::headerName)
        .map(name -> name.lowerCase())
        .toList();
  }

  @Override
  public RequestBody body() {
    return reader.read(route.maximumBody(), route.bodyTimeout());
  }

  private static HeaderName named(String name) {
    return NAMES.computeIfAbsent(name, HeaderNames::create);
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return text;
    }
  }
}
