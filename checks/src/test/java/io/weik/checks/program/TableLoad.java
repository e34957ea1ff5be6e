package io.weik.checks.program;

import io.weik.testkit.database.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Changes rows of the table {@code orders} at random, in transactions of one to five, until it is
 * stopped or has done enough. It goes on when the database is away for a while.
 */
final class TableLoad implements AutoCloseable {
  private static final int KEYS = 200;
  private static final long PAUSE_MILLISECONDS = 3;

  private final Database database;
  private final int most;
  private final Random random;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread;
  private @Nullable Connection connection;

  private TableLoad(Database database, int most, Random random) {
    this.database = database;
    this.most = most;
    this.random = random;
    this.thread = Thread.ofVirtual().name("table-load").start(this::run);
  }

  /** Makes the table. */
  static void prepare(Database database) throws SQLException {
    database.execute("CREATE TABLE orders (id BIGINT PRIMARY KEY, version INT, note VARCHAR(100))");
  }

  /** Starts the load; the same seed does the same. */
  static TableLoad start(Database database, int most, Random random) {
    return new TableLoad(database, most, random);
  }

  /** What the table holds, as {@code id:version:note}, in order of id. */
  static List<String> rows(Database database) throws SQLException {
    return database.query("SELECT id, version, note FROM orders ORDER BY id").stream()
        .map(row -> String.join(":", row))
        .toList();
  }

  private void run() {
    try {
      for (int done = 0; done < most && !rests(); done++) {
        change();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean rests() throws InterruptedException {
    return stopping.await(PAUSE_MILLISECONDS, TimeUnit.MILLISECONDS);
  }

  /** One transaction; when the database is away, nobody knows whether it was committed. */
  private void change() {
    try {
      var open = connection();
      for (int i = 0; i <= random.nextInt(5); i++) {
        change(open, random.nextInt(KEYS));
      }
      open.commit();
    } catch (SQLException _) {
      connection = null;
    }
  }

  private Connection connection() throws SQLException {
    var open = connection;
    if (open == null) {
      open = database.connect();
      open.setAutoCommit(false);
      connection = open;
    }
    return open;
  }

  private void change(Connection open, int id) throws SQLException {
    try (var statement = open.createStatement()) {
      int changed =
          random.nextInt(4) == 0
              ? statement.executeUpdate("DELETE FROM orders WHERE id = " + id)
              : statement.executeUpdate(
                  "UPDATE orders SET version = version + 1, note = 'n%d' WHERE id = %d"
                      .formatted(random.nextInt(), id));
      if (changed == 0) {
        statement.executeUpdate("INSERT INTO orders VALUES (%d, 1, 'new')".formatted(id));
      }
    }
  }

  /** Waits until it has done enough. */
  void awaitEnd() throws InterruptedException {
    thread.join();
  }

  @Override
  public void close() {
    stopping.countDown();
    thread.interrupt();
  }
}
