package io.weik.source.database.dialect;

import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.table.Column;
import io.weik.source.database.table.Table;
import io.weik.source.database.table.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A dialect made of what one product does in its own way. */
record ProductDialect(
    DatabaseConfig config,
    Connector connector,
    Catalog catalog,
    SqlForm form,
    Values values,
    Transactions transactions,
    Faults faults,
    LogCheck log)
    implements Dialect {

  @Override
  public Connection connect() {
    return connect(Address.of(config));
  }

  @Override
  public Connection connectForReading() {
    return connect(Address.forReading(config));
  }

  private Connection connect(Address address) {
    try {
      return connector.connect(address);
    } catch (SQLException e) {
      throw new ProblemException(faults.explain(e, address), e);
    }
  }

  @Override
  public String quoted(String identifier) {
    return form.quoted(identifier);
  }

  @Override
  public List<TableName> tables(Connection connection) throws SQLException {
    return catalog.tables(connection).stream().sorted().toList();
  }

  @Override
  public Optional<Table> describe(Connection connection, TableName name) throws SQLException {
    return catalog.describe(connection, name);
  }

  @Override
  public void beginSnapshot(Connection connection) throws SQLException {
    if (!connection.getAutoCommit()) {
      connection.rollback(); // a snapshot is of a transaction that has not read yet
      connection.setAutoCommit(true);
    }
    transactions.begin(connection);
  }

  @Override
  public PreparedStatement prepare(Connection connection, String sql) throws SQLException {
    return transactions.prepare(connection, sql);
  }

  @Override
  public String select(
      TableName table, List<Column> columns, List<String> where, List<Column> orderBy, int limit) {
    return form.select(table, columns, where, orderBy, limit);
  }

  @Override
  public String after(List<Column> columns, boolean orEqual) {
    return form.after(columns, orEqual);
  }

  @Override
  public int bind(PreparedStatement statement, int first, List<Column> columns, byte[][] raw)
      throws SQLException {
    int index = first;
    for (int column : form.markers(columns.size())) {
      values.set(statement, index++, columns.get(column), raw[column]);
    }
    return index;
  }

  @Override
  public byte @Nullable [] raw(ResultSet rows, int index, Column column) throws SQLException {
    return values.raw(rows, index, column);
  }

  @Override
  public Problem explain(SQLException failure) {
    return faults.explain(failure, Address.of(config));
  }

  @Override
  public List<Problem> obstaclesToLog(Connection connection, List<TableName> tables)
      throws SQLException {
    return log.obstacles(connection, tables);
  }

  /** Tells nothing of the config, which has secrets. */
  @Override
  public String toString() {
    return "dialect of " + config.databaseType();
  }
}
