package io.weik.source.database.dialect;

import java.util.List;

/**
 * A key that a server enforces.
 *
 * @param name of its index or constraint
 * @param columns in the key's order
 */
record UniqueKey(String name, boolean isPrimary, List<String> columns) {
  /** Copies the list. */
  UniqueKey {
    columns = List.copyOf(columns);
  }
}
