package io.weik.source.database.poll;

import static io.weik.source.database.poll.PolledTable.insert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weik.api.problem.Problem;
import io.weik.source.database.dialect.Dialects;
import io.weik.testkit.database.PostgresServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several tables: those that are named, that come, that go and that cannot be read. */
class TablesTest {
  private PolledTable orders;

  @BeforeEach
  void createTable() throws Exception {
    orders =
        new PolledTable(
            "postgresql", PostgresServer.shared().create(), "id int PRIMARY KEY, status text");
    orders.execute(
        insert("(1, 'open')", "(2, 'open')"),
        "CREATE TABLE \"order lines\" (id int PRIMARY KEY, n int)",
        "INSERT INTO \"order lines\" VALUES (1, 1)");
  }

  @Test
  void severalTablesAreOnePoll() throws Exception {
    orders.with("Table", "orders, order lines").poll();

    orders.execute("UPDATE orders SET status = 'paid'", "UPDATE \"order lines\" SET n = 2");

    assertThat(orders.poll().summary()).isEqualTo("3 rows in 2 tables, 3 changes");
  }

  @Test
  void allRowsOfATableThatComesAreNew() throws Exception {
    orders.with("Table", "order*").poll();

    orders.execute("CREATE TABLE orders2 (id int)", "INSERT INTO orders2 VALUES (7)");
    orders.poll();

    assertThat(orders.news()).containsExactly("insert {\"id\":7}");
  }

  @Test
  void theRowsOfATableThatIsNamedLaterAreTheBaseline() throws Exception {
    orders.poll();

    orders.with("Table", "orders, order lines").poll();

    assertThat(orders.news()).isEmpty();
  }

  @Test
  void aTableThatGoesAndComesBackIsAProblemMeanwhileAndTheOthersGoOn() throws Exception {
    try (var poller = orders.with("Table", "orders, order lines").poller()) {
      poller.poll();
      orders.execute("DROP TABLE \"order lines\"", "UPDATE orders SET status = 'paid'");

      poller.poll();

      assertThat(orders.news()).hasSize(2);
      assertThat(orders.context().warnings().get("table order lines"))
          .extracting(Problem::message)
          .isEqualTo("no such table: order lines");

      orders.execute("CREATE TABLE \"order lines\" (id int PRIMARY KEY, n int)");
      poller.poll();
    }

    assertThat(orders.context().warnings()).isEmpty();
  }

  @Test
  void aTableOfAPatternThatCannotBeReadIsNoProblemOnceItIsGone() throws Exception {
    orders.execute("CREATE VIEW order_view AS SELECT 1 / (id - 1) AS n FROM orders");

    try (var poller = orders.with("Table", "order*").poller()) {
      poller.poll();
      assertThat(orders.context().warnings()).hasSize(1);

      orders.execute("DROP VIEW order_view");
      poller.poll();
    }

    assertThat(orders.context().warnings()).isEmpty();
  }

  @Test
  void aTableThatCannotBeReadIsAProblemAndTheOthersGoOn() throws Exception {
    orders.with("Table", "orders, order lines").poll();
    orders.execute(
        "ALTER TABLE \"order lines\" DROP CONSTRAINT \"order lines_pkey\"",
        "INSERT INTO \"order lines\" VALUES (1, 1)",
        "UPDATE orders SET status = 'paid'");

    try (var poller = orders.with("KeyColumns", "id").poller()) {
      poller.poll();
      assertThat(orders.news()).hasSize(2);
      assertThat(orders.context().warnings().get("table public.order lines"))
          .extracting(Problem::what)
          .isEqualTo("two rows of public.order lines have one key");

      orders.execute("DELETE FROM \"order lines\"");
      poller.poll();
    }

    assertThat(orders.context().warnings()).isEmpty();
  }

  @Test
  void aNameThatIsNearlyRightIsGuessed() {
    orders.with("Table", "ordrs");

    assertThatThrownBy(orders::poll)
        .hasMessageContaining("no such table: ordrs")
        .hasMessageContaining("did you mean orders?");
  }

  @Test
  void aPatternThatFitsNothingIsAProblem() {
    orders.with("Table", "x*");

    assertThatThrownBy(orders::poll).hasMessageContaining("no table fits: x*");
  }

  @Test
  void allRowsOfATableThatComesAreNewThoughAnotherCannotBeRead() throws Exception {
    orders.execute("CREATE VIEW order_view AS SELECT 1 / (id - 1) AS n FROM orders");
    orders.with("Table", "order*").poll();
    assertThat(orders.context().warnings()).hasSize(1);

    orders.execute("CREATE TABLE orders2 (id int)", "INSERT INTO orders2 VALUES (7)");
    orders.poll();

    assertThat(orders.news()).containsExactly("insert {\"id\":7}");
  }

  @Test
  void whatIsShownBetweenPollsComesBackAfterTheProgressOfAReading() throws Exception {
    orders.execute("INSERT INTO orders SELECT i, 'many' FROM generate_series(3, 20000) i");
    var dialect = Dialects.of(orders.config());

    try (var poller = new TablePoller(orders.config(), dialect, orders.context(), "polling")) {
      poller.poll();
    }

    assertThat(orders.context().progress()).isEqualTo("polling");
  }
}
