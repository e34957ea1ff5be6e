package io.weik.source.database.engine;

import io.weik.source.database.change.RowJson;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.table.Row;
import io.weik.source.database.table.Table;
import io.weik.source.database.table.TableName;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Rows of one table in one shape, out of what the connector gives. One thread. */
final class Rows {
  private final Capture capture;
  private final List<Field> fields;
  private final RowJson json;

  private Rows(Capture capture, List<Field> fields, Table table) {
    this.capture = capture;
    this.fields = fields;
    this.json = new RowJson(table);
  }

  /**
   * For rows of a schema.
   *
   * @param key the schema of the key; null for a table without one
   */
  static Rows of(
      Capture capture, DatabaseConfig config, TableName name, Schema row, @Nullable Schema key) {
    var fields = new ArrayList<Field>();
    for (var field : row.fields()) {
      boolean isKey = key != null && key.field(field.name()) != null;
      if (isKey || config.columns().isEmpty() || config.columns().contains(field.name())) {
        fields.add(field);
      }
    }
    var names = fields.stream().map(Field::name).toList();
    var columns =
        fields.stream().map(field -> capture.column(field.name(), field.schema())).toList();
    var keys =
        key == null
            ? List.<Integer>of()
            : key.fields().stream().map(field -> names.indexOf(field.name())).toList();
    return new Rows(capture, fields, new Table(name, columns, keys));
  }

  /** How they become JSON. */
  RowJson json() {
    return json;
  }

  Row row(Struct struct) {
    byte[] @Nullable [] values = new byte @Nullable [fields.size()][];
    for (int i = 0; i < values.length; i++) {
      var field = fields.get(i);
      values[i] = capture.raw(field.schema(), struct.getWithoutDefault(field.name()));
    }
    return new Row(values);
  }
}
