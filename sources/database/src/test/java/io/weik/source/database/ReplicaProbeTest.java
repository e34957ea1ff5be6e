package io.weik.source.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.problem.Location;
import io.weik.api.resource.EventSource;
import io.weik.api.resource.Metadata;
import io.weik.api.resource.OnGap;
import io.weik.api.resource.StreamRetention;
import io.weik.api.source.ParameterProblem;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.testkit.Parameters;
import io.weik.testkit.database.Database;
import io.weik.testkit.database.PostgresServer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A primary that is down, and a standby of it that answers. */
class ReplicaProbeTest {
  private static PostgresServer primary;
  private static PostgresServer standby;
  private static Database shop;

  @BeforeAll
  static void givenAStandby() throws Exception {
    primary = PostgresServer.start(Map.of());
    shop = primary.create();
    shop.execute("CREATE TABLE orders (order_id int PRIMARY KEY)");
    standby = primary.standby();
    primary.stop();
  }

  @AfterAll
  static void close() {
    standby.close();
    primary.close();
  }

  @Test
  void pollingAsksTheReplicaOnly() throws InterruptedException {
    assertThat(found("poll", "orders")).isEmpty();
    assertThat(found("poll", "ordrs"))
        .extracting(ParameterProblem::what)
        .containsExactly("no such table: ordrs");
  }

  @Test
  void theLogAsksThePrimaryAndTheReplica() throws InterruptedException {
    assertThat(found("log", "orders"))
        .extracting(ParameterProblem::parameter)
        .containsExactly("Host");
  }

  private static List<ParameterProblem> found(String tracking, String table)
      throws InterruptedException {
    var replica = "localhost:" + standby.port();
    var config =
        Parameters.of(
            DatabaseConfig.class,
            Map.ofEntries(
                Map.entry("DatabaseType", "postgresql"),
                Map.entry("Host", shop.host()),
                Map.entry("Port", "" + shop.port()),
                Map.entry("Database", shop.name()),
                Map.entry("Username", shop.user()),
                Map.entry("Password", shop.password()),
                Map.entry("Table", table),
                Map.entry("ChangeTracking", tracking),
                Map.entry("Replica", replica)));
    var declaration =
        new EventSource(
            new Metadata("shop", Optional.empty(), new Location("shop.yaml", 1, 1)),
            "database",
            "com.example.orders.changed",
            "orders-database",
            Optional.empty(),
            config,
            List.of(),
            Map.of(),
            StreamRetention.defaults(),
            OnGap.FAIL);
    return new DatabaseType().probe(config, declaration);
  }
}
