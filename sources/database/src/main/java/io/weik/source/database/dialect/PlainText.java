package io.weik.source.database.dialect;

import io.weik.source.database.table.Column;
import io.weik.source.database.value.PlainValues;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Values as JDBC drivers take and give them. */
record PlainText(PlainTypes types) implements Values {
  @Override
  public byte @Nullable [] raw(ResultSet rows, int index, Column column) throws SQLException {
    return PlainValues.raw(rows, index, types.of(column, rows, index));
  }

  @Override
  public void set(PreparedStatement statement, int index, Column column, byte[] value)
      throws SQLException {
    PlainValues.set(statement, index, types.of(column), value);
  }
}
