package io.weik.source.database.engine;

import io.weik.api.problem.Problem;
import io.weik.source.database.DatabaseConfig;
import io.weik.source.database.dialect.Dialect;
import io.weik.source.database.table.Column;
import io.weik.source.database.table.Table;
import io.weik.source.database.table.TableName;
import io.weik.testkit.database.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Connects as a test does. */
record DirectDialect(DatabaseConfig config, Database database) implements Dialect {
  @Override
  public Connection connect() {
    try {
      return database.connect();
    } catch (SQLException e) {
      throw new io.weik.api.problem.ProblemException(explain(e), e);
    }
  }

  @Override
  public Connection connectForReading() {
    return connect();
  }

  @Override
  public String quoted(String identifier) {
    return identifier;
  }

  @Override
  public List<TableName> tables(Connection connection) {
    return List.of();
  }

  @Override
  public Optional<Table> describe(Connection connection, TableName name) {
    return Optional.empty();
  }

  @Override
  public void beginSnapshot(Connection connection) {}

  @Override
  public String select(
      TableName table, List<Column> columns, List<String> where, List<Column> orderBy, int limit) {
    return "";
  }

  @Override
  public String after(List<Column> columns, boolean orEqual) {
    return "";
  }

  @Override
  public PreparedStatement prepare(Connection connection, String sql) throws SQLException {
    return connection.prepareStatement(sql);
  }

  @Override
  public int bind(PreparedStatement statement, int first, List<Column> columns, byte[][] values) {
    return first;
  }

  @Override
  public byte[] raw(ResultSet rows, int index, Column column) {
    return new byte[0];
  }

  @Override
  public Problem explain(SQLException failure) {
    return Problem.remote(String.valueOf(failure.getMessage()));
  }

  @Override
  public List<Problem> obstaclesToLog(Connection connection, List<TableName> tables) {
    return List.of();
  }
}
