package io.weik.source.database.dialect;

import io.weik.api.problem.Problem;
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

/**
 * What one database product does in its own way. Made for one config; safe for several threads. The
 * columns that it is given are those that it described itself.
 */
public interface Dialect {
  /**
   * Connects with the config's address, user, TLS and times. The connection reads only and commits
   * by itself.
   *
   * @throws io.weik.api.problem.ProblemException telling what is wrong in words, without secrets
   */
  Connection connect();

  /** As {@link #connect}, to the replica when the config names one; for reading tables. */
  Connection connectForReading();

  /** An identifier in the product's quotes. */
  String quoted(String identifier);

  /** All tables that the user can see in the config's schema (all schemas for none), sorted. */
  List<TableName> tables(Connection connection) throws SQLException;

  /**
   * A table with the columns that the config asks for, and its key: the config's KeyColumns, else
   * the primary key, else a unique key without NULLs.
   *
   * @return empty when it is not there
   */
  Optional<Table> describe(Connection connection, TableName name) throws SQLException;

  /**
   * Begins a read-only transaction on the connection, which sees one state of the database until it
   * is ended by commit or rollback, takes no locks, and streams its results in pieces of the
   * config's BatchSize.
   */
  void beginSnapshot(Connection connection) throws SQLException;

  /**
   * SQL that selects columns of a table; a 1 for each row when there are none.
   *
   * @param where conditions, all of which must hold, in SQL; the config's Where among them if it
   *     applies
   * @param orderBy columns to order by, NULLs first
   * @param limit how many rows at most; 0 for all
   */
  String select(
      TableName table, List<Column> columns, List<String> where, List<Column> orderBy, int limit);

  /**
   * A condition for rows that come after a given one in the order of some columns, with a parameter
   * marker for each value; see {@link #bind}. Rows with a NULL among these columns are not among
   * them where the NULL comes before the value.
   *
   * @param orEqual whether the row itself counts too
   */
  String after(List<Column> columns, boolean orEqual);

  /**
   * A query whose result comes in pieces while it is read, and that ends after the config's
   * Timeout. In MySQL and MariaDB nothing else can be asked over the connection until the result
   * has been read to its end, and whatever is closed before that reads the rest of it: abort the
   * connection first.
   */
  PreparedStatement prepare(Connection connection, String sql) throws SQLException;

  /**
   * Sets the parameters that {@link #after} marked, from raw values.
   *
   * @param first the index of the first of them, counted from 1
   * @return the index after the last of them
   */
  int bind(PreparedStatement statement, int first, List<Column> columns, byte[][] values)
      throws SQLException;

  /** The raw value of a selected column, null for NULL. */
  byte @Nullable [] raw(ResultSet rows, int index, Column column) throws SQLException;

  /** What is wrong, in words for a person and with what to do about it, without secrets. */
  Problem explain(SQLException failure);

  /**
   * What stands in the way of reading the log of changes for these tables, each with what to do, as
   * the GRANT to run; empty when it can be read.
   */
  List<Problem> obstaclesToLog(Connection connection, List<TableName> tables) throws SQLException;
}
