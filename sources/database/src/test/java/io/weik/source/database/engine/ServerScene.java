package io.weik.source.database.engine;

import io.weik.testkit.database.Database;
import java.sql.SQLException;
import java.util.Map;

/** A database of a server that tests start. */
record ServerScene(Database database, String product) implements Scene {
  @Override
  public Map<String, String> parameters() {
    return Map.of(
        "DatabaseType", product,
        "Host", database.host(),
        "Port", "" + database.port(),
        "Database", database.name(),
        "Username", database.user(),
        "Password", database.password());
  }

  @Override
  public String schema() {
    return database.name();
  }

  @Override
  public void createOrders(String columns) throws SQLException {
    database.execute("CREATE TABLE orders " + columns);
  }

  @Override
  public void commit(String... statements) throws SQLException {
    database.commit(statements);
  }
}
