package io.weik.source.database.engine;

import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.table.Column;
import io.weik.source.database.value.PlainValues;
import java.sql.Connection;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** What SQL Server and Oracle share: their logs are read by queries, and values are plain ones. */
interface PlainCapture extends Capture {
  /** What a source is to read. */
  DatabaseConfig config();

  @Override
  default boolean beats() {
    return false;
  }

  @Override
  default OptionalLong behind(Connection connection, StoredPosition position) {
    return OptionalLong.empty();
  }

  @Override
  default Column column(String name, Schema schema) {
    var type = PlainText.type(config().databaseType(), schema);
    var writer = PlainValues.writer(type, config().decimals());
    return new Column(name, type.name(), writer, name, name, Optional.empty());
  }

  @Override
  default byte @Nullable [] raw(Schema schema, @Nullable Object value) {
    return PlainText.raw(schema, value);
  }
}
