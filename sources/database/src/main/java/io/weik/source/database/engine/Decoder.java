package io.weik.source.database.engine;

import io.debezium.data.Envelope;
import io.weik.source.database.change.Change;
import io.weik.source.database.change.Operation;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.config.TableSelection;
import io.weik.source.database.table.TableName;
import java.util.IdentityHashMap;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Makes changes of the records that a connector gives. One thread. */
final class Decoder {
  private static final int MOST_SHAPES = 20_000;

  private final Capture capture;
  private final DatabaseConfig config;
  private final TableSelection selection;
  private final StoredPosition from;
  private final IdentityHashMap<Schema, Rows> shapes = new IdentityHashMap<>();

  /** For one run, from a position on. */
  Decoder(Capture capture, DatabaseConfig config, TableSelection selection, StoredPosition from) {
    this.capture = capture;
    this.config = config;
    this.selection = selection;
    this.from = from;
  }

  /** Where a record stands in the log; empty for one that tells of no change. */
  Optional<Place> place(SourceRecord record) {
    return isChange(record) ? Optional.of(capture.place(record, from)) : Optional.empty();
  }

  private static boolean isChange(SourceRecord record) {
    return record.valueSchema() != null && Envelope.isEnvelopeSchema(record.valueSchema());
  }

  /**
   * The change of a record; empty when it is not to be an event.
   *
   * @throws io.weik.source.database.table.UndecodableException when a value cannot be written
   */
  Optional<Change> change(SourceRecord record, Place place) {
    var value = (Struct) record.value();
    var operation = operation(value.getString(Envelope.FieldName.OPERATION));
    var table = table(value.getStruct(Envelope.FieldName.SOURCE));
    if (!config.tracks(operation) || !selection.contains(table)) {
      return Optional.empty();
    }
    return Optional.of(
        operation == Operation.TRUNCATE
            ? truncation(table, place)
            : change(record, value, operation, table, place));
  }

  private static Operation operation(String code) {
    return switch (code) {
      case "c" -> Operation.INSERT;
      case "u" -> Operation.UPDATE;
      case "d" -> Operation.DELETE;
      case "r" -> Operation.READ;
      case "t" -> Operation.TRUNCATE;
      default -> throw new IllegalStateException("operation " + code);
    };
  }

  /** In MySQL and MariaDB, which have no schemas, the database is one. */
  static TableName table(Struct source) {
    var schema = source.schema().field("schema") == null ? "db" : "schema";
    return new TableName(source.getString(schema), source.getString("table"));
  }

  private static Change truncation(TableName table, Place place) {
    return new Change(
        place.id(),
        Operation.TRUNCATE,
        table,
        null,
        "",
        null,
        null,
        null,
        place.position(),
        place.transaction(),
        place.committedAt());
  }

  private Change change(
      SourceRecord record, Struct value, Operation operation, TableName table, Place place) {
    @Nullable Struct before = value.getStruct(Envelope.FieldName.BEFORE);
    @Nullable Struct after = value.getStruct(Envelope.FieldName.AFTER);
    var rows = rows(record, table);
    var old = before == null ? null : rows.row(before);
    var now = after == null ? null : rows.row(after);
    var one = now == null ? java.util.Objects.requireNonNull(old) : now;
    var json = rows.json();
    return new Change(
        place.id(),
        operation,
        table,
        json.key(one),
        json.partitionKey(one),
        old == null ? null : json.all(old),
        now == null ? null : json.all(now),
        old == null || now == null ? null : json.changed(old, now),
        place.position(),
        place.transaction(),
        place.committedAt());
  }

  private Rows rows(SourceRecord record, TableName table) {
    var schema = record.valueSchema();
    if (shapes.size() >= MOST_SHAPES) {
      shapes.clear();
    }
    return shapes.computeIfAbsent(
        schema,
        _ ->
            Rows.of(
                capture,
                config,
                table,
                schema.field(Envelope.FieldName.AFTER).schema(),
                record.keySchema()));
  }
}
