package io.weik.source.database.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.api.source.StoreUnavailableException;
import io.weik.testkit.RecordingContext;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a source of a binlog does besides. */
@ParameterizedClass
@EnumSource(BinlogUnderTest.class)
@Timeout(120)
class BinlogTest extends BinlogCase {
  BinlogTest(BinlogUnderTest product) {
    super(product);
  }

  @Test
  void theRightsThatAreNamedAreEnough() throws Exception {
    var user = database.newUser();
    database.execute(
        "GRANT REPLICATION SLAVE, REPLICATION CLIENT ON *.* TO " + user.user(),
        "GRANT SELECT ON %s.* TO %s".formatted(database.name(), user.user()));
    parameters.put("Username", user.user());
    parameters.put("Password", user.password());
    startAndWait();

    database.execute("INSERT INTO orders VALUES (1, 'one', 1)");

    assertThat(events(1)).hasSize(1);
    await().until(() -> context.measures().containsKey("lag_bytes"));
  }

  @Test
  void aConnectionIsSecuredWhereThatIsAskedFor() throws Exception {
    parameters.put("SslMode", "require");

    if (database.query("SHOW VARIABLES LIKE 'have_ssl'").getFirst().getLast().equals("YES")) {
      startAndWait();
      database.execute("INSERT INTO orders VALUES (1, 'one', 1)");
      assertThat(events(1)).hasSize(1);
    } else {
      var run = start();
      await().until(() -> !run.failures().isEmpty());
      assertThat(context.isReady()).isFalse();
    }
  }

  @Test
  void aSourceGoesOnInTheMiddleOfALargeTransaction() throws Exception {
    parameters.put("BatchSize", "7");
    var first = startAndWait();
    database.execute("CREATE TABLE numbers (n INT PRIMARY KEY)");
    insertNumbers(1000);
    context.failEmitsAfter(4, new StoreUnavailableException(Problem.internal("disk full")));
    database.execute("INSERT INTO orders SELECT n, 'x', n FROM numbers ORDER BY n");
    await().until(() -> context.drafts().size() >= 14);
    first.stop();
    var before = ids();
    context = context.restarted();
    context.forgetIds();
    start();

    assertThat(events(1000)).hasSize(1000).doesNotHaveDuplicates();
    assertThat(ids()).startsWith(before.toArray(String[]::new)).doesNotHaveDuplicates();
  }

  private void insertNumbers(int count) throws Exception {
    var values = new StringBuilder();
    for (int i = 0; i < count; i++) {
      values.append(i == 0 ? "(" : ",(").append(i).append(')');
    }
    database.execute("INSERT INTO numbers VALUES " + values);
  }

  @Test
  void theLagIsTold() throws Exception {
    startAndWait();
    database.execute("INSERT INTO orders VALUES (1, 'one', 1)");
    events(1);

    await().until(() -> context.measures().containsKey("lag_bytes"));
    await().until(() -> context.progress().contains("binlog."));
    await().until(() -> context.measures().getOrDefault("lag_bytes", 1.0) == 0.0);
    assertThat(context.measures()).containsEntry("lag_seconds", 0.0);
  }

  @Test
  void aPositionIsStoredWhenOnlyOtherTablesChange() throws Exception {
    startAndWait();
    var before = context.state(StoredPosition.KEY).orElseThrow();
    database.execute("CREATE TABLE other (id INT)", "INSERT INTO other VALUES (1)");

    await().until(() -> !context.state(StoredPosition.KEY).orElseThrow().equals(before));
    assertThat(context.drafts()).isEmpty();
  }

  @Test
  void readersOfOneNumberAreTold() throws Exception {
    parameters.put("ServerId", "77");
    var first = startAndWait();
    var other = new RecordingContext(Clock.systemUTC());
    context = other;
    var second = start();

    await().until(() -> !first.failures().isEmpty() || !second.failures().isEmpty());
    var failed = first.failures().isEmpty() ? second : first;
    assertThat(failed.failures().getFirst())
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("ServerId");
  }

  @Test
  void anEventThatCannotBeReadIsADeadLetterAndTheNextIsRead() throws Exception {
    startAndWait();
    for (var statement : product.unreadable()) {
      database.execute(statement);
    }
    database.execute("INSERT INTO orders VALUES (5, 'five', 1)");

    assertThat(events(1)).extracting(each -> each.at("/after/id").asInt()).containsExactly(5);
    assertThat(context.deadLetters())
        .hasSize(product.unreadable().isEmpty() ? 0 : 1)
        .allSatisfy(
            letter -> assertThat(letter.draft().data().orElseThrow().text()).contains("orders"));
  }

  @Test
  void rowsThatAreThereAreReadFirstWhereThatIsAskedFor() throws Exception {
    database.execute("INSERT INTO orders VALUES (1, 'one', 1), (2, 'two', 2)");
    parameters.put("InitialSnapshot", "data");
    startAndWait();
    events(2);
    database.execute("UPDATE orders SET total = 5 WHERE id = 2");

    assertThat(events(3))
        .extracting(each -> each.get("operation").asText())
        .containsExactly("read", "read", "update");
  }
}
