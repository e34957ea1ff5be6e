package io.weik.source.database.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.weik.api.problem.ProblemException;
import io.weik.api.resource.OnGap;
import io.weik.testkit.RecordingContext;
import io.weik.testkit.database.CutProxy;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a source of a server with a binlog does. */
abstract class BinlogSuite extends EngineLogSuite {
  @Test
  void aPurgedBinlogIsAGapThatIsToldOnce() throws Exception {
    lose("FLUSH BINARY LOGS");
    await().until(this::isPurged);
    startAndWait();
    database.execute("INSERT INTO orders VALUES (9, 'nine', 1)");

    assertThat(events(2)).extracting(each -> each.at("/after/id").asInt()).containsExactly(1, 9);
    assertThat(context.gaps())
        .singleElement()
        .satisfies(gap -> assertThat(gap.reason()).contains("binlog"));
    restartWithoutGap();
  }

  @Test
  void aBinlogThatWasResetIsAGap() throws Exception {
    lose("RESET MASTER");
    startAndWait();
    database.execute("INSERT INTO orders VALUES (9, 'nine', 1)");

    assertThat(events(2)).extracting(each -> each.at("/after/id").asInt()).containsExactly(1, 9);
    assertThat(context.gaps()).hasSize(1);
    restartWithoutGap();
  }

  private void restartWithoutGap() throws Exception {
    stopAll();
    context = context.restarted();
    startAndWait();
    assertThat(context.gaps()).isEmpty();
  }

  @Test
  void afterAGapAllRowsAreReadWhereThatIsAskedFor() throws Exception {
    lose("RESET MASTER");
    context.onGap(OnGap.RESNAPSHOT);
    startAndWait();
    database.execute("INSERT INTO orders VALUES (9, 'nine', 1)");

    assertThat(events(4))
        .extracting(each -> each.get("operation").asText() + each.at("/after/id"))
        .containsExactly("insert1", "read1", "read2", "insert9");
  }

  @Test
  void atAGapASourceStandsStillWhereThatIsAskedFor() throws Exception {
    lose("RESET MASTER");
    context.onGap(OnGap.FAIL);
    var run = start();
    await().until(() -> run.failures().size() > 1);

    assertThat(run.failures())
        .allSatisfy(failure -> assertThat(failure).hasMessageContaining("lost"));
    assertThat(context.drafts()).hasSize(1);
  }

  /** One event is read, one is lost. */
  private void lose(String how) throws Exception {
    var run = startAndWait();
    database.execute("INSERT INTO orders VALUES (1, 'one', 1)");
    events(1);
    run.stop();
    context = context.restarted();
    database.execute("INSERT INTO orders VALUES (2, 'two', 1)", "FLUSH BINARY LOGS");
    database.execute(how);
  }

  /** A server keeps a file while it still sends it to a reader that has gone. */
  private boolean isPurged() throws Exception {
    var last = database.query("SHOW BINARY LOGS").getLast().getFirst();
    database.execute("PURGE BINARY LOGS TO '" + last + "'", "FLUSH BINARY LOGS");
    return database.query("SHOW BINARY LOGS").getFirst().getFirst().equals(last);
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
    for (var statement : unreadable()) {
      database.execute(statement);
    }
    database.execute("INSERT INTO orders VALUES (5, 'five', 1)");

    assertThat(events(1)).extracting(each -> each.at("/after/id").asInt()).containsExactly(5);
    assertThat(context.deadLetters())
        .hasSize(unreadable().isEmpty() ? 0 : 1)
        .allSatisfy(
            letter -> assertThat(letter.draft().data().orElseThrow().text()).contains("orders"));
  }

  /** Statements that make a binlog event which no client knows how to read. */
  abstract List<String> unreadable();

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

  @Test
  void everyVersionOfEveryRowComesWhateverBreaks() throws Exception {
    try (var network = CutProxy.to(database.port())) {
      parameters.put("Port", Integer.toString(network.port()));
      parameters.put("BatchSize", "13");
      startAndWait();
      try (var _ = new Load(database)) {
        events(300);
        server().crash();
        server().restart();
        events(context.drafts().size() + 300);
        network.cut();
        network.heal();
        events(context.drafts().size() + 300);
        stopAll();
        context = context.restarted();
        start();
        events(context.drafts().size() + 300);
      }
      await().untilAsserted(() -> assertThat(Replay.of(events(0))).isEqualTo(table()));
    }
  }

  private Map<Integer, JsonNode> table() throws Exception {
    var rows = new TreeMap<Integer, JsonNode>();
    for (List<String> row : database.query("SELECT id, name, total FROM orders")) {
      var json = "{\"id\":%s,\"name\":\"%s\",\"total\":%s}".formatted(row.toArray());
      rows.put(Integer.valueOf(row.getFirst()), parse(json));
    }
    return rows;
  }
}
