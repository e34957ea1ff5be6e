package io.weik.testkit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MySqlServerTest {
  static Stream<Function<Map<String, String>, DatabaseServer>> starts() {
    return Stream.of(MySqlServer::start, MariaDbServer::start);
  }

  static Stream<DatabaseServer> servers() {
    return Stream.of(MySqlServer.shared(), MariaDbServer.shared());
  }

  @ParameterizedTest
  @MethodSource("starts")
  void dataSurviveACrashAndAStop(Function<Map<String, String>, DatabaseServer> start)
      throws SQLException {
    try (var server = start.apply(Map.of("max-connections", "17"))) {
      var database = server.create();
      database.execute("CREATE TABLE t (a int)", "INSERT INTO t VALUES (7)");
      server.crash();
      assertThatThrownBy(database::connect).isInstanceOf(SQLException.class);
      server.restart();
      database.commit("INSERT INTO t VALUES (8)");
      server.stop();
      server.restart();

      assertThat(database.query("SELECT a, @@max_connections FROM t ORDER BY a"))
          .containsExactly(List.of("7", "17"), List.of("8", "17"));
    }
  }

  @ParameterizedTest
  @MethodSource("servers")
  void wholeRowsAreInTheBinaryLog(DatabaseServer server) throws SQLException {
    var database = server.create();
    database.execute("CREATE TABLE t (a int)", "INSERT INTO t VALUES (7)");

    var settings =
        database.query("SELECT @@log_bin, @@binlog_format, @@binlog_row_image, @@server_id > 0");

    assertThat(settings).containsExactly(List.of("1", "ROW", "FULL", "1"));
    var file = database.query("SHOW MASTER STATUS").getFirst().getFirst();
    assertThat(database.query("SHOW BINLOG EVENTS IN '" + file + "'"))
        .anySatisfy(event -> assertThat(event.get(2)).startsWithIgnoringCase("Write_rows"));
  }

  @Test
  void transactionsOfMySqlHaveGlobalIds() throws SQLException {
    try (var server = MySqlServer.start(Map.of())) {
      var database = server.create();

      assertThat(database.query("SELECT @@gtid_mode, @@gtid_executed LIKE '%:1'"))
          .containsExactly(List.of("ON", "1"));
    }
  }

  @ParameterizedTest
  @MethodSource("servers")
  void databasesAreApart(DatabaseServer server) throws SQLException {
    var one = server.create();
    var other = server.create();

    one.execute("CREATE TABLE t (a int)");
    other.execute("CREATE TABLE t (a int)", "INSERT INTO t VALUES (7)");

    assertThat(one.query("SELECT * FROM t")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void aNewUserNeedsItsPasswordAndMayReadNothing(DatabaseServer server) throws SQLException {
    var database = server.create();
    database.execute("CREATE TABLE t (a int)");

    var user = database.newUser();

    assertThatThrownBy(() -> user.query("SELECT * FROM t")).hasMessageContaining("denied");
    assertThatThrownBy(user.as(user.user(), "wrong")::connect).hasMessageContaining("denied");
    database.execute("GRANT SELECT ON t TO " + user.user());
    assertThat(user.query("SELECT * FROM t")).isEmpty();
  }
}
