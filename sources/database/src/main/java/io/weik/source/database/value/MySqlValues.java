package io.weik.source.database.value;

import io.weik.source.database.config.Decimals;
import io.weik.source.database.table.JsonOutput;
import io.weik.source.database.table.KeyOrder;
import io.weik.source.database.table.UndecodableException;
import io.weik.source.database.table.ValueWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Values of MySQL and MariaDB, from the text that the text protocol gives in a session with the
 * settings of {@link #SETTINGS}. Types are told by {@code COLUMN_TYPE} of {@code
 * information_schema.columns}, as {@code bigint(20) unsigned} (<a
 * href="https://dev.mysql.com/doc/refman/8.4/en/data-types.html">Data Types</a>); MariaDB's JSON,
 * which that spells {@code longtext}, is to be told as {@code json}.
 */
public final class MySqlValues {
  /** What a session must have set, so that it spells and sorts values in the way expected here. */
  public static final Map<String, String> SETTINGS =
      Map.of(
          "time_zone", "'+00:00'",
          "character_set_results", "utf8mb4",
          // else only the first 1024 bytes of a key count in a sort
          "max_sort_length", "3072");

  private static final int SRID = Integer.BYTES;

  private MySqlValues() {}

  /** The statement that sets {@link #SETTINGS}. */
  public static String setSettings() {
    return SETTINGS.entrySet().stream()
        .map(each -> "SESSION %s = %s".formatted(each.getKey(), each.getValue()))
        .sorted()
        .collect(Collectors.joining(", ", "SET ", ""));
  }

  /** Writes values of a column of this type. */
  public static ValueWriter writer(String columnType, Decimals decimals) {
    return switch (name(columnType)) {
      case "tinyint", "smallint", "mediumint", "int", "bigint", "year" -> NumberText::number;
      case "decimal" -> (raw, out) -> JsonValues.decimalText(raw, decimals, out);
      case "float" -> (raw, out) -> JsonValues.floating((float) floating(raw), out);
      case "double" -> (raw, out) -> JsonValues.floating(floating(raw), out);
      case "bit" -> bits(length(columnType));
      case "datetime" -> TimeText::local;
      case "timestamp" -> TimeText::utc;
      case "time" -> TimeText::clock;
      case "set" -> MySqlValues::set;
      case "json" -> JsonText::copy;
      case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob" ->
          BinaryText::base64;
      case "geometry", "point", "linestring", "polygon" -> MySqlValues::geometry;
      case "multipoint", "multilinestring", "multipolygon", "geomcollection" ->
          MySqlValues::geometry;
      case "geometrycollection" -> MySqlValues::geometry;
      case "vector" -> MySqlValues::vector;
      default -> (raw, out) -> out.text(raw);
    };
  }

  /** {@code bigint} of {@code bigint(20) unsigned}. */
  static String name(String columnType) {
    int end = 0;
    while (end < columnType.length() && Character.isLetterOrDigit(columnType.charAt(end))) {
      end++;
    }
    return columnType.substring(0, end).toLowerCase(java.util.Locale.ROOT);
  }

  private static int length(String columnType) {
    int open = columnType.indexOf('(');
    int close = columnType.indexOf(')');
    return open < 0 ? 1 : Integer.parseInt(columnType.substring(open + 1, close));
  }

  private static double floating(byte[] raw) {
    try {
      return Double.parseDouble(new String(raw, StandardCharsets.ISO_8859_1));
    } catch (NumberFormatException _) {
      throw new UndecodableException("it is not a number");
    }
  }

  private static ValueWriter bits(int length) {
    return (raw, out) -> bits(raw, length, out);
  }

  private static void bits(byte[] raw, int length, JsonOutput out) {
    if (length == 1) {
      out.raw(raw.length > 0 && raw[raw.length - 1] != 0 ? "true" : "false");
    } else {
      BinaryText.bits(raw, length, out);
    }
  }

  private static void set(byte[] raw, JsonOutput out) {
    out.raw('[');
    int from = 0;
    for (int i = 0; i <= raw.length && raw.length > 0; i++) {
      if (i == raw.length || raw[i] == ',') {
        out.raw(from == 0 ? "" : ",").text(raw, from, i - from);
        from = i + 1;
      }
    }
    out.raw(']');
  }

  /** The well-known binary form, which the server gives behind four bytes of SRID. */
  private static void geometry(byte[] raw, JsonOutput out) {
    if (raw.length < SRID) {
      throw new UndecodableException("it is too short for a geometry");
    }
    BinaryText.base64(Arrays.copyOfRange(raw, SRID, raw.length), out);
  }

  private static void vector(byte[] raw, JsonOutput out) {
    if (raw.length % Float.BYTES != 0) {
      throw new UndecodableException("it is not made of whole floats");
    }
    var floats = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    out.raw('[');
    for (int i = 0; i < floats.limit(); i++) {
      out.raw(i == 0 ? "" : ",");
      JsonValues.floating(floats.get(i), out);
    }
    out.raw(']');
  }

  /** What to select for a column of this type, whose name is quoted already. */
  public static String select(String column, String columnType) {
    // else only six digits are given
    return name(columnType).equals("float") ? "(" + column + " + 0e0)" : column;
  }

  /** What to order by so that {@link #order} is the order. */
  public static String orderBy(String column, String columnType) {
    return isText(columnType) ? "CAST(CONVERT(" + column + " USING utf8mb4) AS BINARY)" : column;
  }

  /** How the server orders raw values of this type by {@link #orderBy}; empty if it cannot. */
  public static Optional<KeyOrder> order(String columnType) {
    return switch (name(columnType)) {
      case "tinyint", "smallint", "mediumint", "int", "bigint", "year", "decimal" ->
          Optional.of(KeyOrders.NUMBERS);
      case "float", "double" -> Optional.of(KeyOrders.FLOATS);
      case "time" -> Optional.of(KeyOrders.SPANS);
      case "bit", "date", "datetime", "timestamp", "binary", "varbinary" ->
          Optional.of(KeyOrder.BYTES);
      case "tinyblob", "blob", "mediumblob", "longblob" -> Optional.of(KeyOrder.BYTES);
      default -> isText(columnType) ? Optional.of(KeyOrder.BYTES) : Optional.empty();
    };
  }

  /** Sets a parameter to a raw value, to be compared with {@link #orderBy} of its column. */
  public static void set(PreparedStatement statement, int index, String columnType, byte[] raw)
      throws SQLException {
    switch (name(columnType)) {
      case "bit" -> statement.setBigDecimal(index, new BigDecimal(new BigInteger(1, raw)));
      case "float", "double" -> statement.setDouble(index, floating(raw));
      // as text they would be compared as doubles
      case "tinyint", "smallint", "mediumint", "int", "bigint", "year", "decimal" ->
          statement.setBigDecimal(
              index, new BigDecimal(new String(raw, StandardCharsets.US_ASCII)));
      case "date", "datetime", "timestamp", "time" ->
          statement.setString(index, new String(raw, StandardCharsets.US_ASCII));
      default -> statement.setBytes(index, raw);
    }
  }

  private static boolean isText(String columnType) {
    return switch (name(columnType)) {
      case "char", "varchar", "tinytext", "text", "mediumtext", "longtext" -> true;
      case "enum", "set", "uuid", "inet4", "inet6" -> true;
      default -> false;
    };
  }
}
