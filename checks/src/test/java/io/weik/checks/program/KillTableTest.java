package io.weik.checks.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weik.testkit.database.CutProxy;
import io.weik.testkit.database.Database;
import io.weik.testkit.database.DatabaseServer;
import io.weik.testkit.database.MariaDbServer;
import io.weik.testkit.database.MySqlServer;
import io.weik.testkit.database.PostgresServer;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The events of a table make the same table, whoever is killed meanwhile: the program, the database
 * or the network between them.
 */
@Timeout(240)
class KillTableTest {
  private static final int ROUNDS = Integer.getInteger("weikio.kill.rounds", 2);
  private static final int TRANSACTIONS = 700 * ROUNDS;

  @AutoClose private final Weikio weikio = new Weikio();
  private final Random random = new Random(7);

  @ParameterizedTest
  @CsvSource({"postgresql, log", "postgresql, poll", "mysql, log", "mariadb, poll"})
  void whatTheEventsMakeIsTheTable(String product, String tracking) throws Exception {
    try (var server = server(product);
        var proxy = CutProxy.to(server.port())) {
      var database = server.create();
      TableLoad.prepare(database);
      var running = begin(product, tracking, database.at(proxy.port()));
      try (var load = TableLoad.start(database, TRANSACTIONS, random)) {
        for (int round = 0; round < ROUNDS; round++) {
          pause();
          running.kill();
          running = weikio.start("run", "orders.yaml");
          pause();
          proxy.cut();
          pause();
          proxy.heal();
          pause();
          server.crash();
          server.restart();
        }
        load.awaitEnd();
      }
      var rows = TableLoad.rows(database);
      var last = running;
      await().until(() -> replayed(last, tracking).equals(rows));
      assertThat(last.eventIds()).doesNotHaveDuplicates();
      assertThat(rows).isNotEmpty();
    }
  }

  private RunningWeikio begin(String product, String tracking, Database database) {
    weikio.with("DB_PASSWORD", database.password());
    var yaml =
        Declarations.ordersTable(
            product,
            database,
            "Table: orders",
            "ChangeTracking: " + tracking,
            "PollingInterval: 200ms",
            "ConnectTimeout: 3s");
    var running = weikio.start("run", weikio.file("orders.yaml", yaml));
    await()
        .until(
            () ->
                running.get("/api/v1/instances/orders-0").body().contains("\"state\":\"running\""));
    return running;
  }

  private void pause() throws InterruptedException {
    boolean _ = new CountDownLatch(1).await(random.nextInt(50, 700), TimeUnit.MILLISECONDS);
  }

  private static List<String> replayed(RunningWeikio running, String tracking) {
    var changes = running.events().stream().map(RunningWeikio::data).toList();
    return new TableReplay(tracking.equals("log")).play(changes).rows();
  }

  private static DatabaseServer server(String product) {
    return switch (product) {
      case "postgresql" -> PostgresServer.start(Map.of());
      case "mysql" -> MySqlServer.start(Map.of());
      case "mariadb" -> MariaDbServer.start(Map.of());
      default -> throw new IllegalArgumentException(product);
    };
  }
}
