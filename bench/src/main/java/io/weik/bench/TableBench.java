package io.weik.bench;

import io.weik.runtime.PollFigures;
import io.weik.testkit.database.PostgresServer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Polls of a large table of PostgreSQL, against reading the same columns by JDBC alone. */
final class TableBench {
  private static final int ROWS = 1_000_000;
  private static final int FETCH = 1_000;

  private final Options options;
  private final PrintStream out;

  TableBench(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  /** Measures, and prints a table. */
  void run() throws IOException, InterruptedException {
    try (var scratch = Scratch.in(options.folder());
        var server = PostgresServer.start(Map.of("shared_buffers", "512MB"))) {
      var table = OrdersTable.create(server.create());
      table.insert(1, ROWS);
      table.database().execute("VACUUM ANALYZE orders");
      measure(table, scratch.path().resolve("data"));
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private void measure(OrdersTable table, Path data)
      throws IOException, InterruptedException, SQLException {
    double plain = scan(table, "");
    double ordered = scan(table, "ORDER BY id");
    try (var node = new DeclaredNode(data)) {
      node.start(table.source("ChangeTracking: poll, PollingInterval: 1ms"));
      double first = node.pollAfter(0).milliseconds();
      long before = 1;
      var unchanged = new ArrayList<Double>();
      HeapPeak.reset();
      for (int round = 0; round <= options.rounds(); round++) {
        unchanged.add(node.pollAfter(before + round).milliseconds());
      }
      long heap = HeapPeak.bytes();
      unchanged.removeFirst();
      double same = Median.of(unchanged);
      double changed = changed(table, node);
      print(plain, ordered, first, same, changed, heap, size(data));
    }
  }

  /** Milliseconds of the poll that finds every hundredth row changed. */
  private static double changed(OrdersTable table, DeclaredNode node) throws SQLException {
    table.changeEveryHundredth();
    var changes = "%,d changes".formatted(ROWS / 100);
    DeclaredNode.until(() -> last(node).summary().contains(changes));
    return last(node).milliseconds();
  }

  private static PollFigures.Last last(DeclaredNode node) {
    return node.figures().polls().orElseThrow().last().orElseThrow();
  }

  private void print(
      double plain,
      double ordered,
      double first,
      double same,
      double changed,
      long heap,
      long state) {
    out.println(
        """
        %,d rows of 6 columns; -Xmx %,d MiB; the heap never held more than %,d MiB while polling; \
        what is kept takes %,d MB

        | | ms | of the plain scan |
        |:--|--:|--:|
        | plain JDBC scan of the same columns | %,.0f | |
        | the same in the order of the key | %,.0f | %.2f |
        | a poll in which nothing changed | %,.0f | %.2f |
        | a poll in which every hundredth row changed | %,.0f | %.2f |
        | the first poll: the baseline | %,.0f | %.2f |
        """
            .formatted(
                ROWS,
                Runtime.getRuntime().maxMemory() >> 20,
                heap >> 20,
                state / 1_000_000,
                plain,
                ordered,
                ordered / plain,
                same,
                same / plain,
                changed,
                changed / plain,
                first,
                first / plain));
  }

  private double scan(OrdersTable table, String order) throws SQLException {
    var times = new ArrayList<Double>();
    for (int round = 0; round <= options.rounds(); round++) {
      long began = System.nanoTime();
      long rows = table.scan(order, FETCH);
      if (rows != ROWS) {
        throw new IllegalStateException("rows: " + rows);
      }
      times.add((System.nanoTime() - began) / 1e6);
    }
    times.removeFirst();
    return Median.of(times);
  }

  private static long size(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      long size = 0;
      for (var file : all) {
        size += Files.size(file);
      }
      return size;
    }
  }
}
