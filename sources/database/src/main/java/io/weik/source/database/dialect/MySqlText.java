package io.weik.source.database.dialect;

import io.weik.source.database.table.Column;
import io.weik.source.database.value.MySqlValues;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Values of MySQL and MariaDB, as the text protocol of Connector/J has them. */
final class MySqlText implements Values {
  @Override
  public byte @Nullable [] raw(ResultSet rows, int index, Column column) throws SQLException {
    return rows.getBytes(index);
  }

  @Override
  public void set(PreparedStatement statement, int index, Column column, byte[] value)
      throws SQLException {
    MySqlValues.set(statement, index, column.type(), value);
  }
}
