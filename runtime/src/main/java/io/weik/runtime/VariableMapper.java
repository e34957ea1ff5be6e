package io.weik.runtime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weik.api.event.Payload;
import io.weik.api.resource.VariableMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Maps values of an event's data to the variables that subscribing flows see. */
final class VariableMapper {
  private record Entry(List<ValuePath> paths, String variable) {}

  private final List<Entry> entries = new ArrayList<>();

  /**
   * For these mappings.
   *
   * @param places where dotted names begin, the first that has the value wins
   */
  VariableMapper(List<VariableMapping> mappings, List<String> places) {
    for (var mapping : mappings) {
      entries.add(new Entry(paths(mapping.sourceColumn(), places), mapping.targetVariable()));
    }
  }

  private static List<ValuePath> paths(String column, List<String> places) {
    return column.startsWith("$")
        ? List.of(ValuePath.of(column))
        : places.stream()
            .map(place -> ValuePath.of(place.isEmpty() ? column : place + "." + column))
            .toList();
  }

  /** Whether there is anything to map; if not, data need not be parsed. */
  boolean isEmpty() {
    return entries.isEmpty();
  }

  /**
   * The variables as one JSON object in text; a value that the data does not have is absent from
   * it.
   *
   * @return empty when the data has no fields at all, being neither JSON nor a form
   */
  Optional<String> map(Optional<String> contentType, Optional<Payload> data) {
    return EventData.tree(contentType, data)
        .map(
            tree -> {
              ObjectNode variables = EventData.JSON.createObjectNode();
              for (var entry : entries) {
                entry.paths().stream()
                    .flatMap(path -> path.find(tree).stream())
                    .findFirst()
                    .ifPresent(value -> variables.set(entry.variable(), value));
              }
              return variables.toString();
            });
  }
}
