package io.weik.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import io.weik.api.event.Event;
import io.weik.api.event.Extensions;
import io.weik.api.event.Payload;
import io.weik.api.resource.DeliveryPolicy;
import java.util.Optional;

/**
 * The key that an event is kept in order by. Events without one share the empty key. Safe for use
 * by several threads.
 */
final class OrderingKeys {
  private final Optional<String> name;
  private final Optional<ValuePath> path;

  OrderingKeys(DeliveryPolicy policy) {
    name = policy.orderingKey();
    path = name.map(ValuePath::of);
  }

  String of(Event event) {
    return name.isEmpty()
        ? event.extension(Extensions.PARTITION_KEY).orElse("")
        : variable(event).or(() -> value(event)).map(OrderingKeys::text).orElse("");
  }

  private Optional<JsonNode> variable(Event event) {
    return event
        .extension(Extensions.VARIABLES)
        .flatMap(json -> EventData.tree(Optional.empty(), Optional.of(Payload.ofText(json))))
        .flatMap(variables -> name.map(variables::get));
  }

  private Optional<JsonNode> value(Event event) {
    return EventData.tree(event.dataContentType(), event.data())
        .flatMap(tree -> path.flatMap(where -> where.find(tree)));
  }

  private static String text(JsonNode value) {
    return value.isNull() ? "" : value.isValueNode() ? value.asText() : value.toString();
  }
}
