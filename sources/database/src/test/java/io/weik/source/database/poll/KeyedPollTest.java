package io.weik.source.database.poll;

import static io.weik.source.database.poll.PolledTable.insert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weik.testkit.database.PostgresServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeyedPollTest {
  private PolledTable orders;

  @BeforeEach
  void createTable() throws Exception {
    orders =
        new PolledTable(
            "postgresql",
            PostgresServer.shared().create(),
            "id int PRIMARY KEY, status text, total numeric(10,2)");
    orders.execute(insert("(1, 'open', 9.90)", "(2, 'open', 1.00)", "(3, NULL, NULL)"));
  }

  @Test
  void theFirstPollIsTheBaseline() throws Exception {
    assertThat(orders.poll().summary()).isEqualTo("3 rows, no changes");

    assertThat(orders.news()).isEmpty();
  }

  @Test
  void insertsUpdatesAndDeletesAreEvents() throws Exception {
    orders.poll();

    orders.execute(
        insert("(0, 'new', 5)"),
        "UPDATE orders SET status = 'paid' WHERE id = 2",
        "DELETE FROM orders WHERE id = 3");

    assertThat(orders.poll().summary()).isEqualTo("3 rows, 3 changes");
    assertThat(orders.news())
        .containsExactly(
            "insert {\"id\":0,\"status\":\"new\",\"total\":5.00}",
            "update {\"id\":2,\"status\":\"paid\",\"total\":1.00}",
            "delete {\"id\":3}");
    assertThat(orders.poll().summary()).isEqualTo("3 rows, no changes");
  }

  @Test
  void theRowsOfTheBeginningAreEventsWhereThatIsAsked() throws Exception {
    orders.with("InitialSnapshot", "data").poll();

    assertThat(orders.news()).hasSize(3).allMatch(each -> each.startsWith("read "));
    orders.poll();
    assertThat(orders.news()).isEmpty();
  }

  @Test
  void aRowThatGoesBackAndForthIsToldEachTime() throws Exception {
    orders.with("InitialSnapshot", "data").poll();
    var _ = orders.news();
    for (var status : new String[] {"paid", "open", "paid", "open"}) {
      orders.execute("UPDATE orders SET status = '" + status + "' WHERE id = 1");
      orders.poll();
    }

    assertThat(orders.news()).hasSize(4);
    assertThat(orders.replayed())
        .containsEntry("{\"id\":1}", "{\"id\":1,\"status\":\"open\",\"total\":9.90}");
  }

  @Test
  void whatARowWasBeforeIsToldWhereThatIsKept() throws Exception {
    orders.with("Before", "true").poll();

    orders.execute("UPDATE orders SET total = 2 WHERE id = 2");
    orders.poll();
    var update = orders.last();
    orders.execute("DELETE FROM orders WHERE id = 2");
    orders.poll();

    assertThat(update.get("before")).hasToString("{\"id\":2,\"status\":\"open\",\"total\":1.00}");
    assertThat(update.get("changedColumns")).hasToString("[\"total\"]");
    assertThat(orders.last().get("before"))
        .hasToString("{\"id\":2,\"status\":\"open\",\"total\":2.00}");
  }

  @Test
  void onlyTheOperationsThatAreTrackedAreTold() throws Exception {
    orders.with("TrackUpdates", "true").poll();

    orders.execute(insert("(4, 'new', 5)"), "DELETE FROM orders WHERE id = 1");
    orders.poll();
    orders.execute("UPDATE orders SET status = 'paid'");
    orders.poll();

    assertThat(orders.news()).hasSize(3).allMatch(each -> each.startsWith("update "));
  }

  @Test
  void aKeyThatChangesIsADeleteAndAnInsert() throws Exception {
    orders.poll();

    orders.execute("UPDATE orders SET id = 9 WHERE id = 1");
    orders.poll();

    assertThat(orders.news())
        .containsExactly(
            "delete {\"id\":1}", "insert {\"id\":9,\"status\":\"open\",\"total\":9.90}");
  }

  @Test
  void onlyRowsThatMeetTheConditionCount() throws Exception {
    orders.with("Where", "status <> 'draft' -- not yet").poll();

    orders.execute(insert("(4, 'draft', 5)"), "UPDATE orders SET status = 'draft' WHERE id = 1");
    orders.poll();

    assertThat(orders.news()).containsExactly("delete {\"id\":1}");
  }

  @Test
  void aTruncatedTableIsADeleteOfEachRow() throws Exception {
    orders.poll();

    orders.execute("TRUNCATE orders");
    orders.poll();

    assertThat(orders.news()).hasSize(3).allMatch(each -> each.startsWith("delete "));
    orders.execute(insert("(1, 'open', 9.90)"));
    orders.poll();
    assertThat(orders.news()).hasSize(1).allMatch(each -> each.startsWith("insert "));
  }

  @Test
  void aConditionThatIsAnotherStartsAfresh() throws Exception {
    orders.poll();

    orders.with("Where", "id < 3").poll();
    orders.with("Where", "id > 0").poll();

    assertThat(orders.news()).isEmpty();
  }

  @Test
  void textKeysWithAnyCharactersAreFound() throws Exception {
    orders.execute(
        "DROP TABLE orders",
        "CREATE TABLE orders (name text COLLATE \"C\", part text, n int, PRIMARY KEY (name, part))",
        insert(
            "('', 'x', 1)", "('a b', '', 1)", "('Ä', 'ä', 1)", "('ab', 'c', 1)", "('a', 'bc', 1)"));
    orders.poll();

    orders.execute("UPDATE orders SET n = 2", insert("('A', '日本', 1)"));

    assertThat(orders.poll().summary()).isEqualTo("6 rows, 6 changes");
  }

  @Test
  void keyColumnsThatAreNotUniqueAreAProblem() throws Exception {
    orders.with("KeyColumns", "status");

    assertThatThrownBy(orders::poll)
        .hasMessageContaining("two rows of public.orders have one key: status open");
  }

  @Test
  void aKeyColumnMayHoldNull() throws Exception {
    orders.execute("DELETE FROM orders WHERE id = 2");
    orders.with("KeyColumns", "status").poll();

    orders.execute("UPDATE orders SET total = 7");
    orders.poll();

    assertThat(orders.news())
        .containsExactly(
            "update {\"id\":3,\"status\":null,\"total\":7.00}",
            "update {\"id\":1,\"status\":\"open\",\"total\":7.00}");
  }
}
