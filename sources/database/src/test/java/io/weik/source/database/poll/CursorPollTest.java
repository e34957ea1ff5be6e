package io.weik.source.database.poll;

import static io.weik.source.database.poll.PolledTable.insert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weik.testkit.database.PostgresServer;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CursorPollTest {
  private PolledTable orders;

  @BeforeEach
  void createTable() throws Exception {
    orders =
        new PolledTable(
            "postgresql",
            PostgresServer.shared().create(),
            "id int PRIMARY KEY, note text, at timestamptz(3)");
    orders.execute(
        "INSERT INTO orders SELECT i, 'old', timestamptz '2031-05-07 10:00Z' + i * interval '1 s'"
            + " FROM generate_series(1, 5000) i");
    orders.with("CursorColumn", "at").with("CursorOverlap", "60s").poll();
  }

  @Test
  void onlyRowsOfTheWindowAreRead() throws Exception {
    assertThat(orders.poll().summary()).isEqualTo("61 rows, no changes");
  }

  @Test
  void newAndChangedRowsAreFoundOnce() throws Exception {
    orders.execute(
        insert("(0, 'first', '2031-05-07 12:00Z')", "(2500, 'x', NULL)")
            .replace("(2500, 'x', NULL)", "(9000, 'none', NULL)"),
        "UPDATE orders SET note = 'changed', at = '2031-05-07 12:00Z' WHERE id IN (1, 2500)");
    orders.poll();
    orders.poll();

    assertThat(orders.news())
        .hasSize(4)
        .satisfiesExactly(
            first -> assertThat(first).startsWith("insert {\"id\":0"),
            second -> assertThat(second).startsWith("update {\"id\":1,"),
            third -> assertThat(third).startsWith("update {\"id\":2500"),
            fourth -> assertThat(fourth).startsWith("insert {\"id\":9000"));
  }

  @Test
  void aTransactionThatCommitsLateWithinTheWindowIsFound() throws Exception {
    orders.execute(insert("(6000, 'soon', '2031-05-07 12:00:00Z')"));
    orders.poll();
    var _ = orders.news();

    orders.execute(
        insert("(5999, 'late', '2031-05-07 11:59:30Z')", "(6001, 'equal', '2031-05-07 12:00Z')"));
    orders.poll();

    assertThat(orders.news()).hasSize(2);
  }

  @Test
  void rowsThatAreGoneAreFoundByTheKeysWhenThatIsDue() throws Exception {
    orders.execute("DELETE FROM orders WHERE id IN (1, 2, 3, 4999)");
    orders.poll();
    assertThat(orders.news()).isEmpty();

    orders.context().manualClock().advance(Duration.ofMinutes(10));
    orders.poll();

    assertThat(orders.news()).hasSize(4).allMatch(each -> each.startsWith("delete "));
  }

  @Test
  void whatNoWindowHasShownIsFoundWithTheKeys() throws Exception {
    orders.execute(insert("(7000, 'long ago', '2001-01-01 00:00Z')"));
    orders.poll();
    assertThat(orders.news()).isEmpty();

    orders.context().manualClock().advance(Duration.ofMinutes(10));
    orders.poll();

    assertThat(orders.news()).hasSize(1).allMatch(each -> each.startsWith("insert "));
  }

  @Test
  void whatNoWindowHasShownIsFoundThoughDeletesAreNotTracked() throws Exception {
    orders.with("TrackDeletes", "false");
    orders.execute(insert("(7000, 'long ago', '2001-01-01 00:00Z')"));
    orders.context().manualClock().advance(Duration.ofMinutes(10));

    orders.poll();

    assertThat(orders.news()).hasSize(1).allMatch(each -> each.startsWith("insert "));
  }

  @Test
  void manyNewRowsFindTheirPages() throws Exception {
    orders.with("CursorColumn", "id").poll();
    try (var poller = orders.poller()) {
      for (int begin = 5001; begin < 15_000; begin += 1500) {
        orders.execute(
            "INSERT INTO orders SELECT i, 'new' FROM generate_series(%d, %d) i"
                .formatted(begin, begin + 1499));
        poller.poll();
      }
    }

    assertThat(orders.news()).hasSize(10_500);
    orders.context().manualClock().advance(Duration.ofMinutes(10));
    assertThat(orders.poll().summary()).endsWith("no changes");
  }

  @Test
  void aTimeFarFromNowHidesNoOther() throws Exception {
    orders.execute(insert("(8000, 'for ever', '9999-12-31 00:00Z')"));
    orders.poll();
    assertThat(orders.news()).hasSize(1);
    assertThat(orders.context().warnings().values())
        .singleElement()
        .satisfies(why -> assertThat(why.message()).contains("9999-12-31"));

    orders.execute(
        "UPDATE orders SET note = 'no more' WHERE id = 8000",
        insert("(8001, 'new', '2031-05-07 12:00Z')"));
    orders.poll();

    assertThat(orders.news()).hasSize(2);
  }

  @Test
  void aTimeFarFromNowIsNoProblemOnceItsTableIsGone() throws Exception {
    orders.execute(
        "CREATE TABLE orders2 (id int PRIMARY KEY, at timestamp)",
        "INSERT INTO orders2 VALUES (1, '9999-12-31')");

    try (var poller = orders.with("Table", "orders*").poller()) {
      poller.poll();
      assertThat(orders.context().warnings()).containsOnlyKeys("cursor public.orders2");

      orders.execute("DROP TABLE orders2");
      poller.poll();
    }

    assertThat(orders.context().warnings()).isEmpty();
  }

  @Test
  void digitsThatAreTextTellNoOrder() throws Exception {
    orders.with("CursorColumn", "note").execute("UPDATE orders SET note = '10'");

    assertThatThrownBy(orders::poll).hasMessageContaining("a column that tells no order of rows");
  }

  @Test
  void aTableWithoutAKeyIsAProblem() throws Exception {
    orders.execute("ALTER TABLE orders DROP CONSTRAINT orders_pkey");

    assertThatThrownBy(orders::poll)
        .hasMessageContaining("has no key, and CursorColumn needs one")
        .hasMessageContaining("KeyColumns");
  }

  @Test
  void aColumnThatTellsNoOrderIsAProblem() {
    orders.with("CursorColumn", "note");

    assertThatThrownBy(orders::poll)
        .hasMessageContaining("a column that tells no order of rows: note (text) of public.orders")
        .hasMessageContaining("a column of numbers or times");
  }
}
