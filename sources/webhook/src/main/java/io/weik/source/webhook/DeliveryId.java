package io.weik.source.webhook;

import io.weik.api.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a sender writes its id of a delivery, the same each time it repeats it.
 *
 * @param headers the first of these that is there
 * @param fields texts at the top of a JSON body
 */
record DeliveryId(List<String> headers, List<String> fields) {
  private static final int LONGEST = 200;
  private static final String SIGNS = "._:/+=@~|-";

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
        return value.filter(DeliveryId::isUsable);
      }
    }
    return fields.stream()
        .map(bodyFields::get)
        .filter(id -> id != null && isUsable(id))
        .findFirst();
  }

  private static boolean isUsable(String id) {
    for (int at = 0; at < id.length(); at++) {
      char one = id.charAt(at);
      boolean plain =
          (one >= 'a' && one <= 'z') || (one >= '0' && one <= '9') || (one >= 'A' && one <= 'Z');
      if (!plain && SIGNS.indexOf(one) < 0) {
        return false;
      }
    }
    return !id.isEmpty() && id.length() <= LONGEST;
  }
}
