package io.weik.source.database.postgres;

import io.weik.source.database.change.RowJson;
import io.weik.source.database.table.Row;
import io.weik.source.database.table.Table;
import java.util.Arrays;

/**
 * A table as the log described it last, before changes of its rows.
 *
 * @param places where in {@code table} the columns of the log are; -1 for those that are left out
 * @param whole whether the log has all of what a row was before
 * @param json writes its rows
 */
record Relation(long oid, Table table, int[] places, boolean whole, RowJson json) {
  private static final int NOWHERE = -1;

  /** Reads a row from a message. */
  Row row(Cursor in) {
    var values = new byte[table.columns().size()][];
    int columns = in.int16();
    for (int i = 0; i < columns; i++) {
      int place = i < places.length ? places[i] : NOWHERE;
      switch (in.letter()) {
        case 'n' -> {}
        case 'u' -> put(values, place, Row.UNCHANGED);
        default -> value(in, values, place);
      }
    }
    return new Row(values);
  }

  private static void value(Cursor in, byte[][] values, int place) {
    int length = in.int32();
    if (place == NOWHERE) {
      in.skip(length);
    } else {
      values[place] = in.copy(length);
    }
  }

  private static void put(byte[][] values, int place, byte[] value) {
    if (place != NOWHERE) {
      values[place] = value;
    }
  }

  /** The row after, with the values that the log left out taken from the row before. */
  Row filled(Row after, Row before) {
    if (isComplete(after)) {
      return after;
    }
    var values = new byte[table.columns().size()][];
    for (int i = 0; i < values.length; i++) {
      values[i] = after.isUnchanged(i) ? before.value(i) : after.value(i);
    }
    return new Row(values);
  }

  /** Whether the log told all of its values. */
  boolean isComplete(Row row) {
    for (int i = 0; i < table.columns().size(); i++) {
      if (row.isUnchanged(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether both rows have the same key. */
  boolean isSameKey(Row one, Row other) {
    for (int i : table.key()) {
      if (!other.isUnchanged(i) && !Arrays.equals(one.value(i), other.value(i))) {
        return false;
      }
    }
    return true;
  }
}
