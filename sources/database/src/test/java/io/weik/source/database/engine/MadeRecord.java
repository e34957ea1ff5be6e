package io.weik.source.database.engine;

import io.debezium.data.Envelope;
import io.weik.source.database.change.Change;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.dialect.Schemas;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** A record as a connector would make it of a row with a key named id. */
final class MadeRecord {
  static final Instant AT = Instant.parse("2026-11-24T10:00:00.123Z");

  private final Struct source;
  private final Map<String, Schema> schemas = new LinkedHashMap<>();
  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

  MadeRecord(Struct source) {
    this.source = source;
    with("id", "int", SchemaBuilder.int32(), 7);
  }

  /** With a column of a type that the server calls so. */
  MadeRecord with(String name, String type, SchemaBuilder schema, @Nullable Object value) {
    var built = schema.optional().parameter("__debezium.source.column.type", type).build();
    schemas.put(name, built);
    values.put(name, value instanceof Struct struct ? like(struct, built) : value);
    return this;
  }

  private static Struct like(Struct value, Schema schema) {
    var copy = new Struct(schema);
    schema.fields().forEach(field -> copy.put(field.name(), value.get(field.name())));
    return copy;
  }

  SourceRecord inserted() {
    var after = row();
    var envelope = envelope(after.schema());
    return record(envelope, envelope.create(after, source, AT));
  }

  SourceRecord updated(MadeRecord from) {
    var after = row();
    var envelope = envelope(after.schema());
    var before = new Struct(after.schema());
    from.values.forEach(before::put);
    return record(envelope, envelope.update(before, after, source, AT));
  }

  /** What a source of this config makes of a record. */
  static Change change(Capture capture, DatabaseConfig config, SourceRecord record) {
    var position = new StoredPosition("", "server", 0, false, true, Map.of());
    var decoder = new Decoder(capture, config, Schemas.selection(config), position);
    return decoder.change(record, decoder.place(record).orElseThrow()).orElseThrow();
  }

  /** The JSON of the one column beside the key, when this is inserted. */
  String json(Capture capture, DatabaseConfig config) {
    var after = Objects.requireNonNull(change(capture, config, inserted()).after()).text();
    return after.replaceFirst("\\{\"id\":7,\"\\w+\":", "").replaceFirst("}$", "");
  }

  private Struct row() {
    var builder = SchemaBuilder.struct().name("row").optional();
    schemas.forEach(builder::field);
    var row = new Struct(builder.build());
    values.forEach(row::put);
    return row;
  }

  private Envelope envelope(Schema row) {
    return Envelope.defineSchema()
        .withName("orders.Envelope")
        .withRecord(row)
        .withSource(source.schema())
        .build();
  }

  private static SourceRecord record(Envelope envelope, Struct value) {
    var keySchema = SchemaBuilder.struct().field("id", Schema.INT32_SCHEMA).build();
    var key = new Struct(keySchema).put("id", 7);
    return new SourceRecord(
        Map.of(), Map.of(), "orders", 0, keySchema, key, envelope.schema(), value);
  }
}
