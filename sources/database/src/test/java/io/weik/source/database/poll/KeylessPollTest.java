package io.weik.source.database.poll;

import static io.weik.source.database.poll.PolledTable.insert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weik.testkit.database.PostgresServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeylessPollTest {
  private PolledTable orders;

  @BeforeEach
  void createTable() throws Exception {
    orders = new PolledTable("postgresql", PostgresServer.shared().create(), "status text, n int");
    orders.execute(insert("('open', 1)", "('open', 1)", "(NULL, NULL)"));
    orders.poll();
  }

  @Test
  void rowsThatComeAndGoAreEventsAsOftenAsTheyAreThere() throws Exception {
    orders.execute(insert("('open', 1)", "('new', 2)", "('new', 2)"));
    orders.poll();
    assertThat(orders.news())
        .containsExactlyInAnyOrder(
            "insert {\"status\":\"open\",\"n\":1}",
            "insert {\"status\":\"new\",\"n\":2}",
            "insert {\"status\":\"new\",\"n\":2}");

    orders.execute("DELETE FROM orders WHERE n = 2");
    orders.poll();

    assertThat(orders.news()).containsExactly("delete null", "delete null");
    orders.poll();
    assertThat(orders.news()).isEmpty();
  }

  @Test
  void aRowThatChangesIsADeleteAndAnInsert() throws Exception {
    orders.with("Before", "true").execute(insert("('paid', 3)"));
    orders.poll();
    var _ = orders.news();

    orders.execute("UPDATE orders SET n = 4 WHERE n = 3");
    orders.poll();

    assertThat(orders.news())
        .containsExactly(
            "insert {\"status\":\"paid\",\"n\":4}", "delete {\"status\":\"paid\",\"n\":3}");
  }

  @Test
  void theSameRowMayComeAndGoAgainAndAgain() throws Exception {
    for (int time = 0; time < 200; time++) {
      orders.execute(insert("('new', 2)"));
      orders.poll();
      orders.execute("DELETE FROM orders WHERE n = 2");
      orders.poll();
    }

    assertThat(orders.news()).hasSize(400);
    assertThat(orders.context().states("poll/table/", "", 1000)).hasSizeLessThan(80);
  }

  @Test
  void aNewColumnIsNoChange() throws Exception {
    orders.execute("ALTER TABLE orders ADD priority int DEFAULT 5");

    orders.poll();
    assertThat(orders.news()).isEmpty();

    orders.execute("UPDATE orders SET priority = 6 WHERE n IS NULL");
    orders.poll();
    assertThat(orders.news()).hasSize(2);
  }

  @Test
  void whatARowWasIsToldThoughAColumnHasAnotherTypeThatIsWrittenAlike() throws Exception {
    orders.with("Before", "true").execute(insert("('paid', 3)"));
    orders.poll();
    var _ = orders.news();

    orders.execute("ALTER TABLE orders ALTER n TYPE bigint");
    orders.poll();
    orders.execute("DELETE FROM orders WHERE n = 3");
    orders.poll();

    assertThat(orders.news()).containsExactly("delete {\"status\":\"paid\",\"n\":3}");
  }

  @Test
  void whatRowsWereIsToldOnceItIsKept() throws Exception {
    orders.with("Before", "true").poll();
    orders.execute("DELETE FROM orders WHERE n = 1");
    orders.poll();

    assertThat(orders.news())
        .containsExactly(
            "delete {\"status\":\"open\",\"n\":1}", "delete {\"status\":\"open\",\"n\":1}");
  }

  @Test
  void moreThanAMillionRowsNeedAKey() throws Exception {
    orders.execute("INSERT INTO orders SELECT 'many', i FROM generate_series(1, 1000001) i");

    assertThatThrownBy(orders::poll)
        .hasMessageContaining("public.orders has no key and more than a million rows");
  }
}
