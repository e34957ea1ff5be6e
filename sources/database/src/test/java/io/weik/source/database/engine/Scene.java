package io.weik.source.database.engine;

import java.sql.SQLException;
import java.util.Map;

/** A database for a test. */
interface Scene {
  /** The parameters of a source that say where it is. */
  Map<String, String> parameters();

  /** The schema of its tables. */
  String schema();

  /** Makes a new table named orders, whose changes are logged. */
  void createOrders(String columns) throws SQLException;

  /** Executes statements in one transaction. */
  void commit(String... statements) throws SQLException;
}
