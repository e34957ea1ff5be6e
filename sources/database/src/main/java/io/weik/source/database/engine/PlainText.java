package io.weik.source.database.engine;

import io.weik.source.database.config.Product;
import io.weik.source.database.table.Row;
import io.weik.source.database.table.UndecodableException;
import io.weik.source.database.value.PlainType;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Values of SQL Server and Oracle as {@code PlainValues} has them; times come in ISO 8601. */
final class PlainText {
  private static final String TYPE = "__debezium.source.column.type";

  private static final DateTimeFormatter OFFSET =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .appendOffsetId()
          .toFormatter(Locale.ROOT);

  private static final byte[] UNCHANGED = ConnectText.utf8(Properties.UNCHANGED);

  private PlainText() {}

  /** The type that the server's driver would tell of such a column. */
  static PlainType type(Product product, Schema schema) {
    var told = Optional.ofNullable(schema.parameters()).orElse(Map.of());
    return new PlainType(product, code(product, schema), told.getOrDefault(TYPE, ""));
  }

  private static int code(Product product, Schema schema) {
    return switch (ConnectText.shortName(schema)) {
      case "Decimal", "VariableScaleDecimal" -> Types.DECIMAL;
      case "Geometry", "Geography", "Point" -> Types.VARBINARY;
      default ->
          switch (schema.type()) {
            // all numbers are of one type there
            case INT8, INT16, INT32, INT64 ->
                product == Product.ORACLE ? Types.DECIMAL : Types.BIGINT;
            case FLOAT32 -> Types.REAL;
            case FLOAT64 -> Types.DOUBLE;
            case BOOLEAN -> Types.BOOLEAN;
            case BYTES -> Types.VARBINARY;
            case STRING, ARRAY, MAP, STRUCT -> Types.VARCHAR;
          };
    };
  }

  /** A value as the writer of its {@link #type} takes it. */
  static byte @Nullable [] raw(Schema schema, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    return switch (ConnectText.shortName(schema)) {
      case "VariableScaleDecimal" -> ConnectText.scaled((Struct) value);
      case "Geometry", "Geography", "Point" -> ConnectText.bytes(((Struct) value).get("wkb"));
      case "IsoDate", "IsoTime", "IsoTimestamp" -> ConnectText.utf8(local(value.toString()));
      case "ZonedTimestamp" -> ConnectText.utf8(zoned(value.toString()));
      default -> marked(ConnectText.plain(value));
    };
  }

  /** A large value that the log leaves out has a mark in its place. */
  private static byte[] marked(byte[] raw) {
    return Arrays.equals(raw, UNCHANGED) ? Row.UNCHANGED : raw;
  }

  /** Debezium adds a Z to dates and times that have no zone. */
  private static String local(String text) {
    var plain = text.endsWith("Z") ? text.substring(0, text.length() - 1) : text;
    int point = plain.indexOf('.');
    return point < 0 ? plain : plain.replaceAll("\\.?0+$", "");
  }

  private static String zoned(String text) {
    try {
      return OFFSET.format(OffsetDateTime.parse(text));
    } catch (DateTimeException _) {
      throw new UndecodableException("it is not a time");
    }
  }
}
