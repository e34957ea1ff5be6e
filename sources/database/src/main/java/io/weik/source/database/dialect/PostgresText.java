package io.weik.source.database.dialect;

import io.weik.source.database.table.Column;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Values of PostgreSQL in text both ways; the server makes of it what it needs. */
final class PostgresText implements Values {
  @Override
  public byte @Nullable [] raw(ResultSet rows, int index, Column column) throws SQLException {
    return rows.getBytes(index);
  }

  @Override
  public void set(PreparedStatement statement, int index, Column column, byte[] value)
      throws SQLException {
    statement.setString(index, new String(value, StandardCharsets.UTF_8));
  }
}
