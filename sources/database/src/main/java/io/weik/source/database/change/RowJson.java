package io.weik.source.database.change;

import io.weik.api.event.Payload;
import io.weik.source.database.table.Column;
import io.weik.source.database.table.JsonOutput;
import io.weik.source.database.table.Row;
import io.weik.source.database.table.Table;
import io.weik.source.database.table.UndecodableException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes rows of one table as JSON objects. One thread; made anew when the table has changed. */
public final class RowJson {
  private final Table table;
  private final byte[][] names;
  private final JsonOutput out = new JsonOutput();

  /** For rows of this table. */
  public RowJson(Table table) {
    this.table = table;
    this.names =
        table.columns().stream()
            .map(column -> new JsonOutput().text(column.name()).raw(':').toBytes())
            .toArray(byte[][]::new);
  }

  /**
   * All columns.
   *
   * @throws UndecodableException when a value is not what its type says; tells the column
   */
  public Payload all(Row row) {
    out.truncate(0);
    for (int i = 0; i < names.length; i++) {
      member(i, row);
    }
    return closed();
  }

  /** The columns of the key; null when the table has none. */
  public @Nullable Payload key(Row row) {
    if (table.key().isEmpty()) {
      return null;
    }
    out.truncate(0);
    for (int i : table.key()) {
      member(i, row);
    }
    return closed();
  }

  /**
   * The values of the key as JSON without the quotes of strings, so that no control character is in
   * it; empty when the table has no key.
   *
   * @throws UndecodableException as {@link #all}
   */
  public String partitionKey(Row row) {
    out.truncate(0);
    if (table.key().size() == 1) {
      return partition(table.key().getFirst(), row);
    }
    var texts = new ArrayList<String>(table.key().size());
    for (int i : table.key()) {
      texts.add(partition(i, row));
    }
    return String.join(",", texts);
  }

  private String partition(int index, Row row) {
    byte @Nullable [] value = row.value(index);
    if (value == null || row.isUnchanged(index)) {
      return "";
    }
    int from = out.size();
    write(table.columns().get(index), value);
    var json = out.text(from, out.size());
    return json.startsWith("\"") ? json.substring(1, json.length() - 1) : json;
  }

  /** The columns whose values differ; those that the log leaves out did not change. */
  public List<String> changed(Row before, Row after) {
    var changed = new ArrayList<String>();
    for (int i = 0; i < names.length; i++) {
      boolean told = !before.isUnchanged(i) && !after.isUnchanged(i);
      if (told && !Arrays.equals(before.value(i), after.value(i))) {
        changed.add(table.columns().get(i).name());
      }
    }
    return changed;
  }

  /** All columns in the server's own text, whatever it is, for a row that cannot be decoded. */
  public Payload texts(Row row) {
    out.truncate(0);
    for (int i = 0; i < names.length; i++) {
      out.raw(out.size() == 0 ? '{' : ',').raw(names[i]);
      byte @Nullable [] value = row.value(i);
      if (value == null) {
        out.raw("null");
      } else if (row.isUnchanged(i)) {
        out.raw(Row.UNCHANGED_JSON);
      } else {
        out.text(new String(value, StandardCharsets.UTF_8)); // wrong bytes become signs of that
      }
    }
    return closed();
  }

  private void member(int index, Row row) {
    out.raw(out.size() == 0 ? '{' : ',').raw(names[index]);
    byte @Nullable [] value = row.value(index);
    if (value == null) {
      out.raw("null");
    } else if (row.isUnchanged(index)) {
      out.raw(Row.UNCHANGED_JSON);
    } else {
      write(table.columns().get(index), value);
    }
  }

  private void write(Column column, byte[] value) {
    try {
      column.writer().write(value, out);
    } catch (UndecodableException wrong) {
      throw new UndecodableException(
          "column %s (%s): %s".formatted(column.name(), column.type(), wrong.getMessage()));
    }
  }

  private Payload closed() {
    return Payload.of(out.raw(out.size() == 0 ? "{}" : "}").toBytes());
  }
}
