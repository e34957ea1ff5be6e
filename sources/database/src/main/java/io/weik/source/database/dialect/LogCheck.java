package io.weik.source.database.dialect;

import io.weik.api.problem.Problem;
import io.weik.source.database.table.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Finds what stands in the way of reading one product's log. */
@FunctionalInterface
interface LogCheck {
  /** As {@link Dialect#obstaclesToLog}. */
  List<Problem> obstacles(Connection connection, List<TableName> tables) throws SQLException;
}
