package io.weik.source.database.postgres;

import io.weik.source.database.change.RowJson;
import io.weik.source.database.table.Row;
import io.weik.source.database.table.Table;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A table as the log described it last, before changes of its rows. One thread. */
final class Relation {
  private static final int NOWHERE = -1;

  private final long oid;
  private final Table table;
  private final int[] places;
  private final RowJson json;

  /**
   * Made anew whenever the log describes it.
   *
   * @param places where in {@code table} the columns of the log are; -1 for those that are left out
   */
  Relation(long oid, Table table, int[] places) {
    this.oid = oid;
    this.table = table;
    this.places = places;
    this.json = new RowJson(table);
  }

  /** The server's number of it. */
  long oid() {
    return oid;
  }

  Table table() {
    return table;
  }

  /** Writes its rows. */
  RowJson json() {
    return json;
  }

  /** Reads a row from a message. */
  Row row(Cursor in) {
    byte[] @Nullable [] values = new byte[table.columns().size()][];
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

  private static void value(Cursor in, byte[] @Nullable [] values, int place) {
    int length = in.int32();
    if (place == NOWHERE) {
      in.skip(length);
    } else {
      values[place] = in.copy(length);
    }
  }

  private static void put(byte[] @Nullable [] values, int place, byte[] value) {
    if (place != NOWHERE) {
      values[place] = value;
    }
  }

  /** The row after, with the values that the log left out taken from the row before. */
  Row filled(Row after, Row before) {
    if (isComplete(after)) {
      return after;
    }
    byte[] @Nullable [] values = new byte[table.columns().size()][];
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
