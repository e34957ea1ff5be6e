package io.weik.source.database.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.weik.api.problem.Problem;
import io.weik.api.source.StoreUnavailableException;
import io.weik.source.database.dialect.Dialects;
import io.weik.source.database.table.TableName;
import io.weik.testkit.database.PostgresServer;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InitialReadTest {
  private final RuntimeException down =
      new StoreUnavailableException(Problem.internal("the disk is full"));
  private static final List<TableName> SLOW = List.of(new TableName("public", "slow"));

  private PolledTable orders;

  @BeforeEach
  void createTable() throws Exception {
    orders =
        new PolledTable(
            "postgresql", PostgresServer.shared().create(), "a int, b text, PRIMARY KEY (a, b)");
    orders.execute("INSERT INTO orders SELECT i / 10, 'b' || i FROM generate_series(1, 3500) i");
  }

  private void read() throws Exception {
    var config = orders.config();
    new InitialRead(config, Dialects.of(config), orders.context())
        .run(List.of(new TableName("public", "orders")));
  }

  @Test
  void eachRowIsAnEventAndThenAllIsDone() throws Exception {
    read();
    assertThat(orders.news()).hasSize(3500).doesNotHaveDuplicates();

    read();

    assertThat(orders.news()).isEmpty();
  }

  @Test
  void itGoesOnWhereItWasCutOff() throws Exception {
    orders.context().failEmitsAfter(2, down);
    assertThat(catchThrowable(this::read)).isEqualTo(down);
    assertThat(orders.context().progress()).isEqualTo("reading orders: 2,000 of about 3,500 rows");
    orders.restart();
    orders.context().forgetIds();

    read();

    assertThat(orders.news()).hasSize(3500).doesNotHaveDuplicates();
    var expected = new TreeMap<String, String>();
    orders.rows("SELECT row_to_json(o), row_to_json(o) FROM orders o").forEach(expected::put);
    assertThat(orders.replayed()).isEqualTo(expected);
  }

  @Test
  void rowsWithoutAKeyComeOnceEachThoughTheyAreAlike() throws Exception {
    orders.execute("ALTER TABLE orders DROP CONSTRAINT orders_pkey", "UPDATE orders SET b = 'x'");
    orders.context().failEmitsAfter(2, down);
    assertThat(catchThrowable(this::read)).isEqualTo(down);
    orders.restart();

    read();

    assertThat(orders.news()).hasSize(3500);
  }

  @Test
  void rowsWithoutAKeyAreCountedFromTheBeginningAfterACut() throws Exception {
    orders.execute("ALTER TABLE orders DROP CONSTRAINT orders_pkey");

    for (int start = 0; start < 2; start++) {
      orders.restart();
      orders.context().failEmitsAfter(2, down);
      assertThat(catchThrowable(this::read)).isEqualTo(down);
    }

    assertThat(orders.context().progress()).isEqualTo("reading orders: 2,000 of about 3,500 rows");
  }

  @Test
  void itStopsAtOnceAndCancelsTheStatement() throws Exception {
    orders.execute("CREATE VIEW slow AS SELECT a, b FROM orders, (SELECT pg_sleep(60)) s");
    var config = orders.with("Table", "slow").config();
    var reading = new InitialRead(config, Dialects.of(config), orders.context());
    var task = new FutureTask<>(() -> catchThrowable(() -> reading.run(SLOW)));
    var thread = Thread.ofVirtual().start(task);
    await().until(() -> sleeping() > 0);

    thread.interrupt();

    assertThat(task.get(5, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
    await().until(() -> sleeping() == 0);
  }

  private int sleeping() throws Exception {
    var sleeping = "SELECT pid FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = '";
    return orders.database().query(sleeping + orders.database().name() + "'").size();
  }
}
