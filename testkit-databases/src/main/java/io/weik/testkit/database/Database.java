package io.weik.testkit.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A database of a server, as one of its users sees it. Holds no connection: each call makes its
 * own, so that it goes on working after a crash.
 */
public final class Database {
  private final Dialect dialect;
  private final int port;
  private final String name;
  private final String user;
  private final String password;

  Database(Dialect dialect, int port, String name, String user, String password) {
    this.dialect = dialect;
    this.port = port;
    this.name = name;
    this.user = user;
    this.password = password;
  }

  /** The address for JDBC, without user and password. */
  public String jdbcUrl() {
    return dialect.url(host(), port, name);
  }

  /** Always {@code localhost}. */
  public String host() {
    return "localhost";
  }

  /** The port of the server, or of what stands in front of it. */
  public int port() {
    return port;
  }

  /** The name of the database: letters and digits only. */
  public String name() {
    return name;
  }

  /** The user. */
  public String user() {
    return user;
  }

  /** The user's password. */
  public String password() {
    return password;
  }

  /** The same database for another user, who need not exist. */
  public Database as(String otherUser, String otherPassword) {
    return new Database(dialect, port, name, otherUser, otherPassword);
  }

  /** The same database by another port, as that of a {@link CutProxy}. */
  public Database at(int otherPort) {
    return new Database(dialect, otherPort, name, user, password);
  }

  /** Another database of the same server, for the same user. */
  public Database named(String otherName) {
    return new Database(dialect, port, otherName, user, password);
  }

  /** A new connection, for the caller to close. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl(), user, password);
  }

  /** Executes statements over one connection, each in its own transaction. */
  public void execute(String... statements) throws SQLException {
    try (var connection = connect()) {
      execute(connection, statements);
    }
  }

  /** Executes statements in one transaction. */
  public void commit(String... statements) throws SQLException {
    try (var connection = connect()) {
      connection.setAutoCommit(false);
      execute(connection, statements);
      connection.commit();
    }
  }

  private static void execute(Connection connection, String... statements) throws SQLException {
    try (var statement = connection.createStatement()) {
      for (var text : statements) {
        statement.execute(text);
      }
    }
  }

  /** The rows of a query, all values as text. */
  public List<List<@Nullable String>> query(String sql) throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var all = new ArrayList<List<@Nullable String>>();
      while (rows.next()) {
        var row = new ArrayList<@Nullable String>();
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
          row.add(rows.getString(column));
        }
        all.add(row);
      }
      return all;
    }
  }

  /**
   * The same database for a new user who may log in to it and read nothing; what more it may, the
   * superuser grants to {@link #user()}.
   */
  public Database newUser() throws SQLException {
    var created = as(Words.unique("user"), Words.unique("secret"));
    execute(dialect.newUser(created));
    return created;
  }

  @Override
  public String toString() {
    return jdbcUrl() + " as " + user;
  }
}
