package io.weik.testkit;

import io.weik.api.event.Payload;
import io.weik.api.http.HttpRequest;
import io.weik.api.http.RequestBody;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A request without a network. Immutable.
 *
 * @param fields headers in order, by name as sent
 * @param arrival what happens when the body is read
 */
public record InMemoryRequest(
    String method,
    String query,
    List<Map.Entry<String, String>> fields,
    InetAddress peer,
    Supplier<RequestBody> arrival)
    implements HttpRequest {
  /** Copies the headers. */
  public InMemoryRequest {
    fields = List.copyOf(fields);
  }

  /** A request from the loopback address with neither headers nor body. */
  public static InMemoryRequest of(String method) {
    return new InMemoryRequest(
        method, "", List.of(), InetAddress.getLoopbackAddress(), () -> whole(new byte[0]));
  }

  /** A POST of these bytes. */
  public static InMemoryRequest post(byte[] body) {
    return of("POST").body(whole(body));
  }

  private static RequestBody whole(byte[] bytes) {
    return new RequestBody.Whole(Payload.of(bytes));
  }

  /** A copy with one more header. */
  public InMemoryRequest with(String name, String value) {
    var more = new ArrayList<>(fields);
    more.add(Map.entry(name, value));
    return new InMemoryRequest(method, query, more, peer, arrival);
  }

  /** A copy with these headers more. */
  public InMemoryRequest with(Map<String, String> headers) {
    var more = new ArrayList<>(fields);
    more.addAll(headers.entrySet());
    return new InMemoryRequest(method, query, more, peer, arrival);
  }

  /** A copy without the headers of this name. */
  public InMemoryRequest without(String name) {
    var fewer = fields.stream().filter(field -> !field.getKey().equalsIgnoreCase(name)).toList();
    return new InMemoryRequest(method, query, fewer, peer, arrival);
  }

  /** A copy with this query string, not decoded. */
  public InMemoryRequest query(String text) {
    return new InMemoryRequest(method, text, fields, peer, arrival);
  }

  /** A copy that comes from this address. */
  public InMemoryRequest from(String address) {
    return new InMemoryRequest(method, query, fields, InetAddress.ofLiteral(address), arrival);
  }

  /** A copy whose body turns out like this. */
  public InMemoryRequest body(RequestBody outcome) {
    return arriving(() -> outcome);
  }

  /** A copy whose body comes about like this, each time that it is read. */
  public InMemoryRequest arriving(Supplier<RequestBody> newArrival) {
    return new InMemoryRequest(method, query, fields, peer, newArrival);
  }

  @Override
  public RequestBody body() {
    return arrival.get();
  }

  @Override
  public Optional<String> queryParameter(String name) {
    return Arrays.stream(query.split("&"))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> decoded(pair[0]).equals(name))
        .map(pair -> pair.length > 1 ? decoded(pair[1]) : "")
        .findFirst();
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Override
  public Optional<String> header(String name) {
    for (var field : fields) {
      if (field.getKey().equalsIgnoreCase(name)) {
        return Optional.of(field.getValue());
      }
    }
    return Optional.empty();
  }

  @Override
  public List<String> headers(String name) {
    return fields.stream()
        .filter(field -> field.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .toList();
  }

  @Override
  public List<String> headerNames() {
    return fields.stream()
        .map(field -> field.getKey().toLowerCase(Locale.ROOT))
        .distinct()
        .toList();
  }
}
