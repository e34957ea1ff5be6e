package io.weik.source.database.dialect;

import io.weik.source.database.table.Column;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** How one product's driver takes and gives values. */
interface Values {
  /** As {@link Dialect#raw}. */
  byte @Nullable [] raw(ResultSet rows, int index, Column column) throws SQLException;

  /** Sets one parameter from a raw value of a column. */
  void set(PreparedStatement statement, int index, Column column, byte[] value) throws SQLException;
}
