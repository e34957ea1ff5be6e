package io.weik.source.database.postgres;

import io.weik.testkit.database.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One writer that inserts, updates, deletes and moves rows of {@code orders}, and in the same
 * transactions writes down in {@code history} which event each change is to become. Goes on after
 * the server was away.
 */
final class MixedLoad implements AutoCloseable {
  private static final int KEYS = 40;
  private static final List<String> TABLES =
      List.of(
          "CREATE TABLE orders (tenant int, number text, version int, PRIMARY KEY (tenant, number))",
          "CREATE TABLE history (seq bigserial, event text)",
          """
          CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
            IF TG_OP = 'UPDATE' AND (OLD.tenant, OLD.number) = (NEW.tenant, NEW.number) THEN
              INSERT INTO history (event) VALUES ('update ' || NEW.tenant || NEW.number || ' ' || NEW.version);
            ELSE
              IF TG_OP <> 'INSERT' THEN
                INSERT INTO history (event) VALUES ('delete ' || OLD.tenant || OLD.number || ' ');
              END IF;
              IF TG_OP <> 'DELETE' THEN
                INSERT INTO history (event) VALUES ('insert ' || NEW.tenant || NEW.number || ' ' || NEW.version);
              END IF;
            END IF;
            RETURN NULL;
          END $$""",
          """
          CREATE TRIGGER note AFTER INSERT OR UPDATE OR DELETE ON orders
            FOR EACH ROW EXECUTE FUNCTION note()""");

  private final Database database;
  private final Random random;
  private final Thread thread;
  private volatile boolean stopping;
  private final AtomicInteger transactions = new AtomicInteger();

  MixedLoad(Database database, long seed) throws SQLException {
    this.database = database;
    this.random = new Random(seed);
    database.execute(TABLES.toArray(String[]::new));
    this.thread = Thread.ofVirtual().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  int transactions() {
    return transactions.get();
  }

  private void run() {
    while (!stopping) {
      try (var connection = database.connect()) {
        connection.setAutoCommit(false);
        while (!stopping) {
          transact(connection);
        }
      } catch (SQLException _) {
        Thread.onSpinWait(); // the server is away: what it has committed is in the history
      }
    }
  }

  private void transact(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      int changes = random.nextInt(12) == 0 ? 400 : 1 + random.nextInt(5);
      for (int i = 0; i < changes; i++) {
        statement.execute(change());
      }
    }
    if (random.nextInt(8) == 0) {
      connection.rollback();
    } else {
      connection.commit();
      transactions.incrementAndGet();
    }
  }

  private String change() {
    var key = "tenant = %d AND number = 'n%d'".formatted(random.nextInt(4), random.nextInt(KEYS));
    return switch (random.nextInt(5)) {
      case 0 -> "DELETE FROM orders WHERE " + key;
      case 1 ->
          "UPDATE orders SET tenant = tenant + 4 WHERE "
              + key
              + " AND NOT EXISTS (SELECT 1 FROM"
              + " orders o WHERE o.tenant = orders.tenant + 4 AND o.number = orders.number)";
      case 2 -> "UPDATE orders SET version = version + 1 WHERE " + key;
      default ->
          "INSERT INTO orders SELECT %d, 'n' || g, %d FROM generate_series(%d, %d) g ON CONFLICT (tenant, number) DO UPDATE SET version = orders.version + 1"
              .formatted(
                  random.nextInt(4),
                  random.nextInt(1000),
                  random.nextInt(10),
                  9 + random.nextInt(3));
    };
  }

  /** Ends it, and tells the events that all committed changes are to become, in order. */
  List<String> expected() throws SQLException, InterruptedException {
    close();
    thread.join();
    return database.query("SELECT event FROM history ORDER BY seq").stream()
        .map(row -> String.valueOf(row.getFirst()))
        .toList();
  }

  /** Ends it after the transaction under way. */
  @Override
  public void close() {
    stopping = true;
  }
}
