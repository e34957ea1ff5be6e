package io.weik.source.database.engine;

import io.weik.testkit.database.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Random;

/** Changes rows of orders without a pause, until it is closed; a server that is down is awaited. */
final class Load implements AutoCloseable {
  private static final int ROWS = 40;

  private final Database database;
  private final Random random = new Random(7);
  private final Thread thread;
  private volatile boolean ended;
  private int version;

  Load(Database database) {
    this.database = database;
    this.thread = Thread.ofVirtual().name("load").start(this::run);
  }

  private void run() {
    while (!ended) {
      try (var connection = database.connect()) {
        connection.setAutoCommit(false);
        while (!ended) {
          transact(connection);
        }
      } catch (SQLException _) {
        Thread.onSpinWait(); // the server is down, as the test wants it to be
      }
    }
  }

  private void transact(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      for (int i = random.nextInt(6); i >= 0; i--) {
        statement.execute(change());
      }
    }
    if (random.nextInt(10) == 0) {
      connection.rollback();
    } else {
      connection.commit();
    }
  }

  private String change() {
    int id = random.nextInt(ROWS);
    version++;
    return switch (random.nextInt(4)) {
      case 0 -> "DELETE FROM orders WHERE id = " + id;
      case 1 -> "UPDATE orders SET total = %d WHERE id > %d".formatted(version, id + 30);
      case 2 -> "UPDATE orders SET name = 'n%d' WHERE id = %d".formatted(version, id);
      default -> "INSERT IGNORE INTO orders VALUES (%d, 'n', %d)".formatted(id, version);
    };
  }

  @Override
  public void close() {
    ended = true;
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
