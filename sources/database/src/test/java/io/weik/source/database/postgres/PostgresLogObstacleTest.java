package io.weik.source.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.problem.Problem;
import io.weik.source.database.dialect.Dialects;
import io.weik.testkit.database.PostgresServer;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PostgresLogObstacleTest {
  private static List<String> obstacles(LoggedDatabase database, String... more)
      throws SQLException {
    var dialect = Dialects.of(database.config(more));
    try (var connection = dialect.connect()) {
      return dialect.obstaclesToLog(connection, List.of()).stream().map(Problem::toString).toList();
    }
  }

  @Test
  void noPublicationCanBeMadeOnAReplica() throws SQLException {
    try (var server = PostgresServer.start(Map.of())) {
      var database = new LoggedDatabase(server);
      assertThat(obstacles(database)).isEmpty();
      database.execute("COPY (SELECT 1) TO PROGRAM 'touch standby.signal'");
      server.stop();
      server.restart();

      assertThat(obstacles(database))
          .singleElement()
          .asString()
          .contains("replica", "put the primary into Host");
    }
  }

  @Test
  void aDatabaseWithoutAnEncodingHasNoLogToBeRead() throws SQLException {
    var database = new LoggedDatabase(PostgresServer.shared());
    var name = database.database().name() + "_ascii";
    database.execute(
        "CREATE DATABASE %s ENCODING 'SQL_ASCII' LOCALE_PROVIDER libc LOCALE 'C' TEMPLATE template0"
            .formatted(name));

    assertThat(obstacles(database, "Database", name))
        .singleElement()
        .asString()
        .contains("encoding", "SQL_ASCII");
  }
}
