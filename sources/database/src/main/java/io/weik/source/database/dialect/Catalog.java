package io.weik.source.database.dialect;

import io.weik.source.database.table.Table;
import io.weik.source.database.table.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** What one product tells of its tables; the meaning is that of {@link Dialect}. */
interface Catalog {
  /** As {@link Dialect#tables}, in any order. */
  List<TableName> tables(Connection connection) throws SQLException;

  /** As {@link Dialect#describe}. */
  Optional<Table> describe(Connection connection, TableName name) throws SQLException;
}
