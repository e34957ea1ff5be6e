package io.weik.source.database.table;

import java.util.List;

/**
 * A table as its server describes it.
 *
 * @param columns those that go into events, in the order of the table
 * @param key indices in {@code columns} of its key, in the key's order; empty when it has none
 */
public record Table(TableName name, List<Column> columns, List<Integer> key) {
  /** Copies the lists. */
  public Table {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
  }
}
