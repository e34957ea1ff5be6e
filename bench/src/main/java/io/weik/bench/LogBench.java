package io.weik.bench;

import io.weik.api.event.Event;
import io.weik.api.resource.EventSource;
import io.weik.runtime.RuntimeListener;
import io.weik.testkit.database.Database;
import io.weik.testkit.database.PostgresServer;
import io.weik.testkit.database.PostgresTools;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The log of PostgreSQL to durable events: how fast what has gathered is read, against {@code
 * pg_recvlogical} that throws it away and against the Debezium engine that does; and how long a
 * commit takes to become an event.
 */
final class LogBench {
  private static final int ROWS = 1_000_000;
  private static final int SINGLY = 100_000;
  private static final int A_SECOND = 1_000;

  private final Options options;
  private final PrintStream out;

  LogBench(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  /** Measures, and prints two tables. */
  void run() throws IOException, InterruptedException {
    try (var scratch = Scratch.in(options.folder());
        var server =
            PostgresServer.start(Map.of("shared_buffers", "512MB", "max_wal_size", "8GB"))) {
      out.println("| | rows | rows/s | of pg_recvlogical | of the Debezium engine |");
      out.println("|:--|--:|--:|--:|--:|");
      gathered(server, scratch.path().resolve("batches"), "transactions of 1,000", ROWS, 1_000);
      gathered(server, scratch.path().resolve("singly"), "transactions of one", SINGLY, 1);
      latency(server, scratch.path().resolve("latency"));
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private void gathered(PostgresServer server, Path data, String how, int rows, int transaction)
      throws IOException, InterruptedException, SQLException {
    var table = OrdersTable.create(server.create());
    var database = table.database();
    database.execute(
        "CREATE PUBLICATION peer FOR TABLE orders",
        "SELECT pg_create_logical_replication_slot('peer_%s', 'pgoutput')"
            .formatted(database.name()));
    try (var debezium = new DebeziumPeer(database)) {
      begin(table, data);
      table.insert(1, rows, transaction);
      double tool = recvlogical(database, rows);
      double engine = debezium.read(rows);
      double ours = ours(table, data, rows);
      out.printf(
          "| pg_recvlogical, %s | %,d | %,.0f | | |%n"
              + "| Debezium engine, JSON thrown away, %s | %,d | %,.0f | | |%n"
              + "| Weikio, durable events, %s | %,d | %,.0f | %.0f %% | %.1f |%n",
          how, rows, tool, how, rows, engine, how, rows, ours, 100 * ours / tool, ours / engine);
    }
  }

  /** Makes the slot, so that what follows gathers behind it. */
  private static void begin(OrdersTable table, Path data) throws InterruptedException {
    try (var node = new DeclaredNode(data)) {
      node.start(source(table));
      awaitRunning(node);
    }
  }

  private static double ours(OrdersTable table, Path data, int rows) throws InterruptedException {
    try (var node = new DeclaredNode(data)) {
      long began = System.nanoTime();
      node.start(source(table));
      DeclaredNode.until(() -> node.figures().events() >= rows);
      return rows * 1e9 / (System.nanoTime() - began);
    }
  }

  private static double recvlogical(Database database, int rows)
      throws IOException, InterruptedException, SQLException {
    var tool = PostgresTools.find("pg_recvlogical").orElseThrow();
    var end = database.query("SELECT pg_current_wal_lsn()").getFirst().getFirst();
    var builder =
        new ProcessBuilder(
            tool.toString(),
            "--start",
            "--slot=peer_" + database.name(),
            "--endpos=" + end,
            "--option=proto_version=1",
            "--option=publication_names=peer",
            "--file=/dev/null",
            "--host=" + database.host(),
            "--port=" + database.port(),
            "--dbname=" + database.name(),
            "--username=" + database.user());
    builder.environment().put("PGPASSWORD", database.password());
    long began = System.nanoTime();
    int exit = builder.inheritIO().start().waitFor();
    if (exit != 0) {
      throw new IllegalStateException("pg_recvlogical: exit " + exit);
    }
    return rows * 1e9 / (System.nanoTime() - began);
  }

  private void latency(PostgresServer server, Path data) throws InterruptedException, SQLException {
    var table = OrdersTable.create(server.create());
    var times = new Histogram();
    try (var node = new DeclaredNode(data)) {
      node.listen(told(times));
      node.start(source(table));
      awaitRunning(node);
      int count = insertAtRate(table);
      DeclaredNode.until(() -> node.figures().events() >= count);
    }
    out.printf(
        "%n| commit to durable event, %,d commits a second | ms |%n|:--|--:|%n"
            + "| p50 | %.2f |%n| p99 | %.2f |%n| p99.9 | %.2f |%n",
        A_SECOND,
        times.quantile(0.5) / 1e6,
        times.quantile(0.99) / 1e6,
        times.quantile(0.999) / 1e6);
  }

  /** Counts how long after its commit, by the server's clock, each event is stored. */
  private static RuntimeListener told(Histogram times) {
    return new RuntimeListener() {
      @Override
      public void stored(EventSource source, Event event, long position) {
        if (!source.name().equals(EventSource.SYSTEM)) {
          times.add(Math.max(0, Duration.between(event.time(), Instant.now()).toNanos()));
        }
      }
    };
  }

  private int insertAtRate(OrdersTable table) throws SQLException {
    int count = (int) (options.time().toSeconds() * A_SECOND);
    long gap = TimeUnit.SECONDS.toNanos(1) / A_SECOND;
    try (var connection = table.database().connect();
        var insert =
            connection.prepareStatement(
                "INSERT INTO orders VALUES (?, 'A', 'Blue enamel mug', 9.90, 1, now())")) {
      long due = System.nanoTime();
      for (int i = 0; i < count; i++) {
        while (System.nanoTime() < due) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        insert.setLong(1, i);
        insert.executeUpdate();
        due += gap;
      }
    }
    return count;
  }

  private static void awaitRunning(DeclaredNode node) {
    DeclaredNode.until(() -> node.instance().state().word().equals("running"));
  }

  private static String source(OrdersTable table) {
    return table.source("ChangeTracking: log");
  }
}
