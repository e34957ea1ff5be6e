package io.weik.source.database.poll;

import io.weik.source.database.dialect.Dialect;
import io.weik.source.database.poll.state.ByteOutput;
import io.weik.source.database.table.Column;
import io.weik.source.database.table.Row;
import io.weik.source.database.table.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The row at which a result stands, in raw values and as bytes. One thread. */
final class RowReader {
  private final Dialect dialect;
  private final Column[] columns;
  private final int[] keyColumns;
  private final byte[] @Nullable [] values;
  private ByteOutput key = new ByteOutput();
  private ByteOutput previousKey = new ByteOutput();
  private final ByteOutput content = new ByteOutput();

  /** For rows that hold all columns of the table, in their order. */
  RowReader(Dialect dialect, Table table) {
    this.dialect = dialect;
    this.columns = table.columns().toArray(Column[]::new);
    this.keyColumns = table.key().stream().mapToInt(Integer::intValue).toArray();
    this.values = new byte[columns.length][];
  }

  /** Reads the row at which the result stands now. */
  void read(ResultSet rows) throws SQLException {
    var next = previousKey;
    previousKey = key;
    key = next;
    key.clear();
    content.clear();
    for (int i = 0; i < columns.length; i++) {
      values[i] = dialect.raw(rows, i + 1, columns[i]);
      content.appendValue(values[i]);
    }
    for (int column : keyColumns) {
      key.appendValue(values[column]);
    }
  }

  /** The values of the key as bytes; until the next row is read. */
  ByteOutput key() {
    return key;
  }

  /** The key of the row before; empty for the first. */
  ByteOutput previousKey() {
    return previousKey;
  }

  /** All values as bytes; until the next row is read. */
  ByteOutput content() {
    return content;
  }

  /** The value of a column, null for NULL. */
  byte @Nullable [] value(int column) {
    return values[column];
  }

  /** The raw values, to be kept. */
  Row row() {
    return new Row(values.clone());
  }

  /** The columns of a table's key. */
  static List<Column> keyColumns(Table table) {
    return table.key().stream().map(index -> table.columns().get(index)).toList();
  }
}
