package io.weik.source.webhook;

import io.weik.api.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a sender writes its id of a delivery, the same each time it repeats it.
 *
 * @param headers the first of these that is there
 * @param fields texts at the top of a JSON body
 */
record DeliveryId(List<String> headers, List<String> fields) {
  private static final Pattern USABLE = Pattern.compile("[A-Za-z0-9._:/+=@~|-]{1,200}");

  /** In one of these headers. */
  static DeliveryId inHeader(String... names) {
    return new DeliveryId(List.of(names), List.of());
  }

  /** In this field of the body. */
  static DeliveryId inBody(String field) {
    return new DeliveryId(List.of(), List.of(field));
  }

  /** The id; empty when there is none, or one of unusual characters or length. */
  Optional<String> of(HttpRequest request, Map<String, String> bodyFields) {
    for (var name : headers) {
      var value = request.header(name);
      if (value.isPresent()) {
        return value.filter(id -> USABLE.matcher(id).matches());
      }
    }
    return fields.stream()
        .map(bodyFields::get)
        .filter(id -> id != null && USABLE.matcher(id).matches())
        .findFirst();
  }
}
