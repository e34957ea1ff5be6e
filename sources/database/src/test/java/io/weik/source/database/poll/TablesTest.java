package io.weik.source.database.poll;

import static io.weik.source.database.poll.PolledTable.insert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weik.api.problem.Problem;
import io.weik.api.source.StateChange;
import io.weik.source.database.dialect.Dialects;
import io.weik.testkit.database.PostgresServer;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several tables, and tables that change. */
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
  void aTableMadeAnewIsComparedWithTheOneBefore() throws Exception {
    orders.poll();
    orders.execute(
        "DROP TABLE orders",
        "CREATE TABLE orders (id int PRIMARY KEY, status text)",
        insert("(2, 'open')", "(3, 'open')"));

    orders.poll();

    assertThat(orders.news())
        .containsExactly("delete {\"id\":1}", "insert {\"id\":3,\"status\":\"open\"}");
  }

  @Test
  void aNewColumnIsNoChangeAndItsValuesCountFromThenOn() throws Exception {
    orders.poll();
    orders.execute(
        "ALTER TABLE orders ADD priority int DEFAULT 5",
        "UPDATE orders SET status = 'paid' WHERE id = 2");
    orders.poll();
    assertThat(orders.news())
        .containsExactly("update {\"id\":2,\"status\":\"paid\",\"priority\":5}");

    orders.execute("UPDATE orders SET priority = 6 WHERE id = 1");
    orders.poll();

    assertThat(orders.news()).hasSize(1);
    assertThat(orders.context().gaps()).isEmpty();
  }

  @Test
  void aColumnThatIsGoneIsAGapAndNoChangeOfEachRow() throws Exception {
    orders.execute("ALTER TABLE orders ADD priority int DEFAULT 5");
    orders.poll();

    orders.execute("ALTER TABLE orders RENAME priority TO urgency", insert("(3, 'new', 1)"));
    orders.poll();

    assertThat(orders.news()).hasSize(1).allMatch(each -> each.startsWith("insert "));
    assertThat(orders.context().gaps())
        .singleElement()
        .satisfies(gap -> assertThat(gap.reason()).contains("priority integer"));
    orders.execute("UPDATE orders SET urgency = 9 WHERE id = 1");
    orders.poll();
    assertThat(orders.news()).hasSize(1);
  }

  @Test
  void aColumnThatIsTakenOutOfColumnsIsAGapAndInsertsAndDeletesAreToldStill() throws Exception {
    orders.with("Columns", "id, status").poll();

    orders.execute(insert("(3, 'new')"), "DELETE FROM orders WHERE id = 1");
    orders.with("Columns", "id").poll();

    assertThat(orders.news()).containsExactly("delete {\"id\":1}", "insert {\"id\":3}");
    assertThat(orders.context().gaps())
        .singleElement()
        .satisfies(
            gap -> assertThat(gap.reason()).contains("not in Columns any more: status text"));
  }

  @Test
  void anotherKeyIsAGap() throws Exception {
    orders.poll();

    orders.execute(
        "ALTER TABLE orders DROP CONSTRAINT orders_pkey",
        "ALTER TABLE orders ADD PRIMARY KEY (status, id)");
    orders.poll();

    assertThat(orders.news()).isEmpty();
    assertThat(orders.context().gaps()).hasSize(1);
    orders.execute("DELETE FROM orders WHERE id = 1");
    orders.poll();
    assertThat(orders.news()).containsExactly("delete {\"status\":\"open\",\"id\":1}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"id TYPE bigint", "status TYPE varchar(20)"})
  void anotherTypeThatIsWrittenAlikeIsNoGap(String change) throws Exception {
    orders.execute("ALTER TABLE orders ALTER status TYPE varchar(10)");
    orders.poll();

    orders.execute(
        "ALTER TABLE orders ALTER " + change, "UPDATE orders SET status = 'paid' WHERE id = 2");
    orders.poll();

    assertThat(orders.context().gaps()).isEmpty();
    assertThat(orders.news()).containsExactly("update {\"id\":2,\"status\":\"paid\"}");
  }

  @Test
  void otherRowsAreAGap() throws Exception {
    orders.poll();

    orders.with("Where", "id > 1").poll();

    assertThat(orders.context().gaps())
        .singleElement()
        .satisfies(gap -> assertThat(gap.reason()).contains("other rows of public.orders"));
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
  void theSameChangeIsToldAgainAfterTheStateWasForgotten() throws Exception {
    orders.poll();
    orders.execute("UPDATE orders SET status = 'paid' WHERE id = 1");
    orders.poll();
    forget();
    orders.context().manualClock().advance(Duration.ofMinutes(1));
    orders.execute("UPDATE orders SET status = 'open' WHERE id = 1");
    orders.poll();

    orders.execute("UPDATE orders SET status = 'paid' WHERE id = 1");
    orders.poll();

    assertThat(orders.news()).hasSize(2);
  }

  private void forget() throws Exception {
    var all =
        orders.context().states("poll/table/", "", 1000).stream()
            .map(entry -> new StateChange.Delete(entry.key()))
            .toArray(StateChange[]::new);
    var _ = orders.context().emitter().emit(List.of(), all);
  }

  @Test
  void aTableThatIsRewrittenWhileItIsReadIsNotEmpty() throws Exception {
    orders.poll();
    var rewriting =
        new Rewriting(
            Dialects.of(orders.config()), orders, "ALTER TABLE orders ALTER id TYPE bigint");

    try (var poller = orders.poller(rewriting.dialect())) {
      assertThat(poller.poll().summary()).isEqualTo("2 rows, no changes");
    }

    assertThat(orders.news()).isEmpty();
  }

  @Test
  void aTableWithoutAKeyThatIsRewrittenIsNotEmpty() throws Exception {
    orders.execute("ALTER TABLE orders DROP CONSTRAINT orders_pkey");
    orders.poll();
    var rewriting =
        new Rewriting(
            Dialects.of(orders.config()), orders, "ALTER TABLE orders ALTER id TYPE bigint");

    try (var poller = orders.poller(rewriting.dialect())) {
      assertThat(poller.poll().summary()).isEqualTo("2 rows, no changes");
    }
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

  @Test
  void threeHundredColumnsAreRead() throws Exception {
    var columns = IntStream.range(0, 300).mapToObj(i -> ", \"c %d\" int".formatted(i));
    orders.execute(
        "DROP TABLE orders",
        "CREATE TABLE orders (id int PRIMARY KEY" + columns.collect(Collectors.joining()) + ")",
        "INSERT INTO orders (id) SELECT generate_series(1, 100)");
    orders.poll();

    orders.execute("UPDATE orders SET \"c 299\" = 1 WHERE id = 50");
    orders.poll();

    assertThat(orders.last().get("after")).hasSize(301);
  }
}
