package io.weik.source.database.poll;

import static io.weik.source.database.poll.PolledTable.insert;
import static org.assertj.core.api.Assertions.assertThat;

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

/** A table that becomes another: its columns, its key, its rows. */
class ChangedTableTest {
  private PolledTable orders;

  @BeforeEach
  void createTable() throws Exception {
    orders =
        new PolledTable(
            "postgresql", PostgresServer.shared().create(), "id int PRIMARY KEY, status text");
    orders.execute(insert("(1, 'open')", "(2, 'open')"));
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
