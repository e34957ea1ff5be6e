package io.weik.source.database.dialect;

import io.weik.source.database.config.Product;
import io.weik.source.database.table.Column;
import io.weik.source.database.value.PlainType;
import io.weik.source.database.value.PlainValues;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Values as JDBC drivers take and give them. */
record PlainText(PlainTypes types) implements Values {
  // Codes of microsoft.sql.Types and oracle.jdbc.OracleTypes.
  private static final int MICROSOFT_DATETIMEOFFSET = -155;
  private static final int ORACLE_TIMESTAMPTZ = -101;
  private static final int ORACLE_TIMESTAMPLTZ = -102;
  private static final int ORACLE_BINARY_FLOAT = 100;
  private static final int ORACLE_BINARY_DOUBLE = 101;

  @Override
  public byte @Nullable [] raw(ResultSet rows, int index, Column column) throws SQLException {
    return PlainValues.raw(rows, index, types.of(column, rows, index));
  }

  @Override
  public void set(PreparedStatement statement, int index, Column column, byte[] value)
      throws SQLException {
    var type = types.of(column);
    var text = new String(value, StandardCharsets.UTF_8);
    switch (type.code()) {
      case Types.BIT, Types.BOOLEAN -> statement.setBoolean(index, Boolean.parseBoolean(text));
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT ->
          statement.setBigDecimal(index, new BigDecimal(text));
      case Types.NUMERIC, Types.DECIMAL -> statement.setBigDecimal(index, new BigDecimal(text));
      case Types.REAL, Types.FLOAT, Types.DOUBLE, ORACLE_BINARY_FLOAT, ORACLE_BINARY_DOUBLE ->
          statement.setDouble(index, Double.parseDouble(text));
      case Types.DATE -> setDate(statement, index, text);
      case Types.TIME -> statement.setObject(index, LocalTime.parse(text));
      case Types.TIMESTAMP -> statement.setObject(index, LocalDateTime.parse(text));
      case Types.TIMESTAMP_WITH_TIMEZONE,
          MICROSOFT_DATETIMEOFFSET,
          ORACLE_TIMESTAMPTZ,
          ORACLE_TIMESTAMPLTZ ->
          statement.setObject(index, OffsetDateTime.parse(text));
      case Types.BINARY, Types.VARBINARY -> statement.setBytes(index, value);
      default -> setText(statement, index, text, type);
    }
  }

  /** A date of Oracle has a time of day. */
  private static void setDate(PreparedStatement statement, int index, String text)
      throws SQLException {
    statement.setObject(
        index, text.contains("T") ? LocalDateTime.parse(text) : LocalDate.parse(text));
  }

  private static void setText(PreparedStatement statement, int index, String text, PlainType type)
      throws SQLException {
    if (type.product() == Product.SQLSERVER) {
      statement.setNString(index, text);
    } else {
      statement.setString(index, text);
    }
  }
}
