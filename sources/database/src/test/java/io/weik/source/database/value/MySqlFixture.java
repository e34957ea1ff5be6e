package io.weik.source.database.value;

import io.weik.source.database.config.Product;
import io.weik.source.database.value.Literals.Literal;
import io.weik.testkit.database.Database;
import io.weik.testkit.database.MariaDbServer;
import io.weik.testkit.database.MySqlServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A database of MySQL or MariaDB, and a table with one column for each literal. */
record MySqlFixture(Product product, Database database) {
  static MySqlFixture of(Product product) throws SQLException {
    var server = product == Product.MYSQL ? MySqlServer.shared() : MariaDbServer.shared();
    return new MySqlFixture(product, server.create());
  }

  List<Literal> literals() {
    var own = product == Product.MARIADB ? Literals.of("mariadb.txt").all() : List.<Literal>of();
    return Stream.concat(Literals.of("mysql.txt").all().stream(), own.stream()).toList();
  }

  /** By MySQL's driver, as sources do. */
  Connection connect() throws SQLException {
    var url = database.jdbcUrl().replace("mariadb", "mysql");
    var connection = DriverManager.getConnection(url, database.user(), database.password());
    try (var statement = connection.createStatement()) {
      statement.execute(MySqlValues.setSettings());
      statement.execute("SET SESSION sql_mode = ''");
    }
    return connection;
  }

  /** Makes the table, and tells the type of each column. */
  List<String> create(Connection connection, List<Literal> literals) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          IntStream.range(0, literals.size())
              .mapToObj(i -> "c%03d %s".formatted(i, literals.get(i).type()))
              .collect(Collectors.joining(", ", "CREATE TABLE everything (", ")")));
      statement.execute(
          literals.stream()
              .map(MySqlFixture::expression)
              .collect(Collectors.joining(", ", "INSERT INTO everything VALUES (", ")")));
      var types = new ArrayList<String>();
      try (var rows =
          statement.executeQuery(
              "SELECT column_type FROM information_schema.columns WHERE table_schema = database()"
                  + " AND table_name = 'everything' ORDER BY ordinal_position")) {
        while (rows.next()) {
          boolean json = literals.get(types.size()).type().equals("json");
          types.add(json ? "json" : rows.getString(1));
        }
      }
      return types;
    }
  }

  private static String expression(Literal each) {
    return each.literal().startsWith("=")
        ? each.literal().substring(1)
        : "'" + each.literal().replace("'", "''") + "'";
  }

  List<byte[]> selected(Connection connection, List<String> types) throws SQLException {
    var expressions =
        IntStream.range(0, types.size())
            .mapToObj(i -> MySqlValues.select("c%03d".formatted(i), types.get(i)))
            .collect(Collectors.joining(", "));
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT " + expressions + " FROM everything")) {
      row.next();
      var values = new ArrayList<byte[]>();
      for (int i = 0; i < types.size(); i++) {
        values.add(Objects.requireNonNull(row.getBytes(i + 1)));
      }
      return values;
    }
  }
}
