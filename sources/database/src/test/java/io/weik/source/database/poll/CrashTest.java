package io.weik.source.database.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.weik.api.problem.Problem;
import io.weik.api.source.StoreUnavailableException;
import io.weik.testkit.database.PostgresServer;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** So many changes that a poll stores them in several writes, and is cut off between them. */
class CrashTest {
  private static final String ROWS =
      "SELECT json_build_object('id', id), row_to_json(o) FROM orders o";
  private final RuntimeException down =
      new StoreUnavailableException(Problem.internal("the disk is full"));

  private PolledTable orders;

  @BeforeEach
  void createTable() throws Exception {
    orders =
        new PolledTable(
            "postgresql", PostgresServer.shared().create(), "id int PRIMARY KEY, n int");
    fill(1, 25_000);
  }

  private void fill(int from, int to) throws SQLException {
    orders.execute(
        "INSERT INTO orders SELECT id, 0 FROM generate_series(%d, %d) id".formatted(from, to));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void aFirstReadingThatIsCutOffGoesOnAndTellsEachRowOnce(int stored) throws Exception {
    orders.with("InitialSnapshot", "data");
    pollCutAfter(stored);
    orders.execute(
        "DELETE FROM orders WHERE id % 10 = 0", "UPDATE orders SET n = 1 WHERE id % 7 = 0");
    fill(25_001, 25_100);

    orders.poll();
    orders.poll();

    thenTheEventsGiveTheTable();
  }

  @Test
  void updatesOnBothSidesOfACutAreFoundByTheCursor() throws Exception {
    orders.execute(
        "ALTER TABLE orders ADD at timestamp DEFAULT '2031-05-07 08:00'",
        "UPDATE orders SET at = at + id * interval '1 ms'");
    orders.with("InitialSnapshot", "data").with("CursorColumn", "at");
    pollCutAfter(1);
    orders.execute(
        "UPDATE orders SET n = 1, at = '2031-05-07 08:30' WHERE id = 5",
        "UPDATE orders SET n = 1, at = '2031-05-07 08:40' WHERE id = 20000",
        "DELETE FROM orders WHERE id = 6");

    orders.poll();
    orders.poll();

    thenTheEventsGiveTheTable();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aBaselineThatIsCutOffTellsNoRowAsNew(int stored) throws Exception {
    orders.execute(
        "ALTER TABLE orders ALTER n TYPE text",
        "UPDATE orders SET n = (SELECT string_agg(md5(i || '-' || id), '')"
            + " FROM generate_series(1, 40) i)");
    orders.with("Before", "true");
    pollCutAfter(stored);

    orders.poll();

    assertThat(orders.poll().summary()).isEqualTo("25,000 rows, no changes");
    assertThat(orders.news()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void changesAreToldOnceWhereverAPollIsCutOff(int stored) throws Exception {
    orders.with("InitialSnapshot", "data").poll();
    orders.execute("UPDATE orders SET n = 1", "DELETE FROM orders WHERE id % 3 = 0");
    fill(30_000, 40_000);
    pollCutAfter(stored);
    orders.execute("UPDATE orders SET n = 2 WHERE id % 2 = 0");

    orders.poll();

    thenTheEventsGiveTheTable();
  }

  @Test
  void changesThatWereStoredUnknowinglyAreNotToldAgain() throws Exception {
    orders.with("InitialSnapshot", "data").poll();
    orders.execute("UPDATE orders SET n = 1");
    orders.context().loseAnswerAfter(2, down);
    assertThat(catchThrowable(orders::poll)).isEqualTo(down);
    orders.restart();
    orders.context().forgetIds();

    orders.poll();

    assertThat(orders.news()).hasSize(50_000);
    thenTheEventsGiveTheTable();
  }

  private void pollCutAfter(int stored) {
    orders.context().failEmitsAfter(stored, down);
    assertThat(catchThrowable(orders::poll)).isEqualTo(down);
    orders.restart();
    orders.context().forgetIds();
  }

  private void thenTheEventsGiveTheTable() throws SQLException {
    var expected = new java.util.TreeMap<String, String>();
    orders.rows(ROWS).forEach((key, row) -> expected.put(key.replace(" ", ""), row));
    assertThat(orders.replayed()).isEqualTo(expected);
  }
}
