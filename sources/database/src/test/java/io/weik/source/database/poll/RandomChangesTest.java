package io.weik.source.database.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.weik.api.problem.Problem;
import io.weik.api.source.StoreUnavailableException;
import io.weik.testkit.database.PostgresServer;
import java.sql.SQLException;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random changes between polls that are cut off now and then: the events give the table. */
class RandomChangesTest {
  private static final String ROWS =
      "SELECT json_build_object('k', k, 'n', n), row_to_json(o) FROM orders o";

  private final RuntimeException down =
      new StoreUnavailableException(Problem.internal("the disk is full"));

  @ParameterizedTest
  @CsvSource({"1, false", "2, true", "3, false", "4, true"})
  void theEventsGiveTheTable(long seed, boolean before) throws Exception {
    var orders =
        new PolledTable(
                "postgresql",
                PostgresServer.shared().create(),
                "k text, n int, v int, w text, PRIMARY KEY (k, n)")
            .with("InitialSnapshot", "data")
            .with("Before", "" + before);
    var random = new Random(seed);
    for (int round = 0; round < 25; round++) {
      change(orders, random);
      if (random.nextInt(3) == 0) {
        pollInVain(orders, random);
        change(orders, random);
      }
      orders.poll();
      thenTheEventsGiveTheTable(orders);
    }
  }

  private void pollInVain(PolledTable orders, Random random) {
    if (random.nextBoolean()) {
      orders.context().failEmits(down);
    } else {
      orders.context().loseAnswerAfter(1, down);
    }
    var _ = catchThrowable(orders::poll);
    orders.restart();
    orders.context().forgetIds();
  }

  private static void change(PolledTable orders, Random random) throws SQLException {
    try (var connection = orders.database().connect();
        var statement = connection.createStatement()) {
      for (int i = random.nextInt(60); i >= 0; i--) {
        int number = random.nextInt(500);
        var key = "chr(40 + %1$d %% 80) || chr(160 + %1$d * 7 %% 400) || '%1$d'".formatted(number);
        statement.addBatch(
            switch (random.nextInt(4)) {
              case 0 -> "DELETE FROM orders WHERE k = " + key;
              case 1 -> "UPDATE orders SET v = %d WHERE k = %s".formatted(random.nextInt(3), key);
              case 2 -> "UPDATE orders SET n = n + 1000 WHERE k = " + key;
              default ->
                  "INSERT INTO orders SELECT %s, %d, 0, NULL ON CONFLICT DO NOTHING"
                      .formatted(key, random.nextInt(20));
            });
      }
      int[] _ = statement.executeBatch();
    }
  }

  private static void thenTheEventsGiveTheTable(PolledTable orders) throws SQLException {
    var expected = new TreeMap<String, String>();
    orders
        .rows(ROWS)
        .forEach((key, row) -> expected.put(key.replace(" : ", ":").replace(", ", ","), row));
    assertThat(orders.replayed()).isEqualTo(expected);
  }
}
