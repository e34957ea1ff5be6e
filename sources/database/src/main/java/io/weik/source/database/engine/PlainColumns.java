package io.weik.source.database.engine;

import io.weik.source.database.config.Decimals;
import io.weik.source.database.config.Product;
import io.weik.source.database.table.Column;
import io.weik.source.database.table.Row;
import io.weik.source.database.value.PlainValues;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** Columns of SQL Server and Oracle. */
record PlainColumns(Product product, Decimals decimals) {
  private static final byte[] UNCHANGED = ConnectText.utf8(Properties.UNCHANGED);

  Column column(String name, Schema schema) {
    var type = PlainText.type(product, schema);
    return new Column(
        name, type.name(), PlainValues.writer(type, decimals), name, name, Optional.empty());
  }

  /** A large value that the log leaves out has a mark in its place. */
  static byte @Nullable [] raw(Schema schema, @Nullable Object value) {
    byte @Nullable [] raw = PlainText.raw(schema, value);
    return java.util.Arrays.equals(raw, UNCHANGED) ? Row.UNCHANGED : raw;
  }
}
