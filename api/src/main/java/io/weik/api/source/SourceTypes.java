package io.weik.api.source;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The source types of this program by name. Immutable. */
public final class SourceTypes {
  private final SortedMap<String, SourceType<?>> byName = new TreeMap<>();

  /**
   * Lists the types.
   *
   * @throws IllegalArgumentException when two have one name
   */
  public SourceTypes(Collection<? extends SourceType<?>> types) {
    for (SourceType<?> type : types) {
      var other = byName.putIfAbsent(type.name(), type);
      if (other != null) {
        throw new IllegalArgumentException(
            "two source types of one name: " + type.name() + " (" + other + ", " + type + ")");
      }
    }
  }

  /** The type of this name. */
  public Optional<SourceType<?>> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** All types, sorted by name. */
  public List<SourceType<?>> all() {
    return List.copyOf(byName.values());
  }

  /** The names of all types, sorted. */
  public List<String> names() {
    return List.copyOf(byName.keySet());
  }
}
