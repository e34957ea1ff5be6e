package io.weik.source.database.value;

import io.weik.source.database.config.Decimals;
import io.weik.source.database.config.Product;
import io.weik.source.database.table.KeyOrder;
import io.weik.source.database.table.ValueWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values of SQL Server, Oracle and any other database by its JDBC driver. */
public final class PlainValues {
  private PlainValues() {}

  /** Writes values of this type, as {@link #raw} gives them. */
  public static ValueWriter writer(PlainType type, Decimals decimals) {
    return PlainKind.of(type).writer(decimals);
  }

  /**
   * The value in text, or its bytes for binary types; null for NULL.
   *
   * @throws io.weik.source.database.table.UndecodableException when it is larger than 64 MiB
   */
  public static byte @Nullable [] raw(ResultSet rows, int index, PlainType type)
      throws SQLException {
    return PlainReading.read(rows, index, PlainKind.of(type));
  }

  /** What to select for a column of this type, whose name is quoted already. */
  public static String select(String column, PlainType type) {
    return switch (type.name().toLowerCase(Locale.ROOT)) {
      case "geometry", "geography" ->
          type.product() == Product.SQLSERVER ? column + ".STAsBinary()" : column;
      case "sql_variant" -> "CAST(" + column + " AS nvarchar(4000))";
      case "xmltype" -> "XMLSERIALIZE(CONTENT " + column + " AS CLOB)";
      default -> column;
    };
  }

  /** What to order by so that {@link #order} is the order; the column's name is quoted already. */
  public static String orderBy(String column, PlainType type) {
    return PlainSorting.orderBy(column, type);
  }

  /** How the server orders raw values of this type by {@link #orderBy}; empty if it cannot. */
  public static Optional<KeyOrder> order(PlainType type) {
    return PlainSorting.order(type);
  }

  /**
   * Sets a parameter to a raw value, to be compared with {@link #orderBy} of its column in whose
   * place it is.
   */
  public static void set(PreparedStatement statement, int index, PlainType type, byte[] raw)
      throws SQLException {
    var kind = PlainKind.of(type);
    if (kind == PlainKind.BYTES || kind == PlainKind.LARGE_BYTES) {
      statement.setBytes(index, raw);
      return;
    }
    var text = new String(raw, StandardCharsets.UTF_8);
    switch (kind) {
      case TEXT -> PlainSorting.setText(statement, index, type, text);
      case BOOLEAN -> statement.setBoolean(index, Boolean.parseBoolean(text));
      case INTEGER, DECIMAL -> statement.setBigDecimal(index, new BigDecimal(text));
      case FLOAT -> statement.setFloat(index, Float.parseFloat(text));
      case DOUBLE -> statement.setDouble(index, Double.parseDouble(text));
      case DATE -> statement.setObject(index, LocalDate.parse(text));
      case TIME -> statement.setObject(index, LocalTime.parse(text));
      case OFFSET_TIME -> statement.setObject(index, OffsetTime.parse(text));
      case TIMESTAMP -> statement.setObject(index, LocalDateTime.parse(text));
      case OFFSET_TIMESTAMP, INSTANT -> statement.setObject(index, OffsetDateTime.parse(text));
      case BYTES, LARGE_BYTES, JSON, LARGE_TEXT, OTHER -> statement.setString(index, text);
    }
  }
}
