package io.weik.source.database.value;

import io.weik.source.database.value.Literals.Literal;
import io.weik.testkit.database.Database;
import io.weik.testkit.database.PostgresServer;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A database with types of its own, and a table with one column for each literal. */
final class PostgresFixture {
  private final Database database = PostgresServer.shared().create();

  PostgresFixture() throws SQLException {
    database.execute(
        "CREATE EXTENSION citext",
        "CREATE EXTENSION hstore",
        "CREATE EXTENSION ltree",
        "CREATE TYPE mood AS ENUM ('not sad', 'happy')",
        "CREATE TYPE pair AS (number int, gone int, \"the text\" text)",
        "ALTER TYPE pair DROP ATTRIBUTE gone",
        "CREATE TYPE nested AS (one pair, more pair[], at timestamptz)",
        "CREATE DOMAIN positive AS int CHECK (VALUE > 0)",
        "CREATE DOMAIN positives AS positive[]",
        "CREATE DOMAIN code AS varchar(5)",
        "CREATE DOMAIN short_code AS code");
  }

  void create(List<Literal> literals) throws SQLException {
    var columns =
        IntStream.range(0, literals.size())
            .mapToObj(i -> "c%d %s".formatted(i, literals.get(i).type()))
            .collect(Collectors.joining(", "));
    database.execute(
        "CREATE TABLE everything (" + columns + ")",
        "CREATE PUBLICATION everything FOR TABLE everything",
        "SELECT pg_create_logical_replication_slot('values', 'pgoutput')",
        "INSERT INTO everything VALUES ("
            + literals.stream()
                .map(each -> "'" + each.literal().replace("'", "''") + "'")
                .collect(Collectors.joining(", "))
            + ")");
  }

  Connection connect() throws SQLException {
    var connection =
        DriverManager.getConnection(
            database.jdbcUrl() + "?binaryTransfer=false", database.user(), database.password());
    try (var statement = connection.createStatement()) {
      statement.execute(PostgresValues.setSettings());
    }
    return connection;
  }

  List<PostgresType> types(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT atttypid::bigint FROM pg_attribute"
                    + " WHERE attrelid = 'everything'::regclass AND attnum > 0 ORDER BY attnum")) {
      var oids = new ArrayList<Long>();
      while (rows.next()) {
        oids.add(rows.getLong(1));
      }
      var types = PostgresTypes.read(connection, oids);
      return oids.stream().map(types::get).toList();
    }
  }

  /** The only row, as it is selected. */
  static List<byte[]> selected(Connection connection, List<PostgresType> types)
      throws SQLException {
    var expressions =
        IntStream.range(0, types.size())
            .mapToObj(i -> PostgresValues.select("\"c" + i + "\"", types.get(i)))
            .collect(Collectors.joining(", "));
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT " + expressions + " FROM everything")) {
      row.next();
      var values = new ArrayList<byte[]>();
      for (int i = 1; i <= types.size(); i++) {
        values.add(row.getBytes(i));
      }
      return values;
    }
  }

  /** The only row, as the log has it. */
  static List<byte[]> logged(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT encode(data, 'hex') FROM pg_logical_slot_get_binary_changes('values',"
                    + " NULL, NULL, 'proto_version', '1', 'publication_names', 'everything')")) {
      while (rows.next()) {
        var message = java.util.HexFormat.of().parseHex(rows.getString(1));
        if (message[0] == 'I') {
          return values(ByteBuffer.wrap(message, 6, message.length - 6));
        }
      }
      throw new IllegalStateException("no row in the log");
    }
  }

  private static List<byte[]> values(ByteBuffer tuple) {
    var values = new ArrayList<byte[]>();
    for (int left = tuple.getShort(); left > 0; left--) {
      tuple.get();
      var value = new byte[tuple.getInt()];
      tuple.get(value);
      values.add(value);
    }
    return values;
  }
}
