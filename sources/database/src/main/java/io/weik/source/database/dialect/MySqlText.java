package io.weik.source.database.dialect;

import io.weik.source.database.Product;
import io.weik.source.database.table.Column;
import io.weik.source.database.value.MySqlValues;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values of MySQL and MariaDB, as the text protocol of the driver has them. */
final class MySqlText implements Values {
  @Override
  public byte @Nullable [] raw(ResultSet rows, int index, Column column) throws SQLException {
    return MySqlValues.raw(rows, index, column.type(), Product.MYSQL); // whose driver it is
  }

  @Override
  public void set(PreparedStatement statement, int index, Column column, byte[] value)
      throws SQLException {
    switch (column.type().split("[ (]", 2)[0].toLowerCase(Locale.ROOT)) {
      // a number compared with a text would be rounded
      case "tinyint", "smallint", "mediumint", "int", "bigint", "decimal", "float", "double" ->
          statement.setBigDecimal(index, new BigDecimal(text(value)));
      case "bit" -> statement.setBigDecimal(index, new BigDecimal(new BigInteger(1, value)));
      case "date", "datetime", "timestamp", "time", "year" ->
          statement.setString(index, text(value));
      default -> statement.setBytes(index, value);
    }
  }

  private static String text(byte[] value) {
    return new String(value, StandardCharsets.UTF_8);
  }
}
