package io.weik.source.database.dialect;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * A key that a server enforces.
 *
 * @param name of its index or constraint
 * @param isPrimary whether the server calls it the primary one
 * @param columns in the key's order
 */
public record UniqueKey(String name, boolean isPrimary, List<String> columns) {
  private static final Comparator<UniqueKey> BEST =
      Comparator.comparing((UniqueKey key) -> !key.isPrimary)
          .thenComparingInt(key -> key.columns.size())
          .thenComparing(UniqueKey::name);

  /** Copies the list. */
  public UniqueKey {
    columns = List.copyOf(columns);
  }

  /**
   * The columns by which rows are known, however a table is read: those of the primary key, else of
   * the smallest other one, in which all columns are usable; none when there is no such key.
   *
   * @param usable whether a column of this name has no NULLs, and values that can be ordered
   */
  public static List<String> best(Collection<UniqueKey> keys, Predicate<String> usable) {
    return keys.stream()
        .filter(key -> key.columns.stream().allMatch(usable))
        .min(BEST)
        .map(UniqueKey::columns)
        .orElse(List.of());
  }
}
