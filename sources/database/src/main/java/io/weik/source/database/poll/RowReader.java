package io.weik.source.database.poll;

import io.weik.source.database.dialect.Dialect;
import io.weik.source.database.poll.state.ByteOutput;
import io.weik.source.database.table.Column;
import io.weik.source.database.table.Row;
import io.weik.source.database.table.Table;
import io.weik.source.database.table.UndecodableException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The row at which a result stands, in raw values and as bytes. One thread. */
final class RowReader {
  private static final byte[] UNREADABLE = "unreadable".getBytes(StandardCharsets.US_ASCII);

  private final Dialect dialect;
  private final Column[] columns;
  private final int[] keyColumns;
  private final byte[] @Nullable [] values;
  private ByteOutput key = new ByteOutput();
  private ByteOutput previousKey = new ByteOutput();
  private final ByteOutput content = new ByteOutput();
  private Optional<UndecodableException> wrong = Optional.empty();

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
    wrong = Optional.empty();
    for (int i = 0; i < columns.length; i++) {
      values[i] = raw(rows, i);
      content.appendValue(values[i]);
    }
    for (int column : keyColumns) {
      key.appendValue(values[column]);
    }
  }

  private byte @Nullable [] raw(ResultSet rows, int index) throws SQLException {
    try {
      return dialect.raw(rows, index + 1, columns[index]);
    } catch (UndecodableException unreadable) {
      wrong = Optional.of(unreadable);
      return UNREADABLE;
    }
  }

  /** Why a value of the row cannot be read; it counts as one that does not change then. */
  Optional<UndecodableException> wrong() {
    return wrong;
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

  /** Whether the value of a column could not be read; another stands for it then. */
  boolean isUnreadable(int column) {
    return Arrays.equals(values[column], UNREADABLE);
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
