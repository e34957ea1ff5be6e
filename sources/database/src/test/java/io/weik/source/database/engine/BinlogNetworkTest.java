package io.weik.source.database.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.weik.api.problem.Category;
import io.weik.api.problem.ProblemException;
import io.weik.testkit.database.CutProxy;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is between a source and its binlog breaks. */
@ParameterizedClass
@EnumSource(BinlogUnderTest.class)
@Timeout(120)
class BinlogNetworkTest extends BinlogCase {
  BinlogNetworkTest(BinlogUnderTest product) {
    super(product);
  }

  @Test
  void aServerThatCrashesCostsNothingButTime() throws Exception {
    start();
    await().until(() -> context.isReady());
    database.execute("INSERT INTO orders VALUES (1, 'one', 1)");
    server().crash();
    server().restart();
    database.execute("INSERT INTO orders VALUES (2, 'two', 1)");

    assertThat(events(2)).extracting(each -> each.at("/after/id").asInt()).containsExactly(1, 2);
  }

  @Test
  void aNetworkThatIsCutIsAProblemInWordsAndCostsNothing() throws Exception {
    try (var network = CutProxy.to(database.port())) {
      parameters.put("Port", Integer.toString(network.port()));
      var run = startAndWait();
      database.execute("INSERT INTO orders VALUES (1, 'one', 1)");
      events(1);
      network.cut();
      database.execute("INSERT INTO orders VALUES (2, 'two', 1)");
      await().until(() -> !run.failures().isEmpty());
      network.heal();

      assertThat(events(2)).hasSize(2);
      assertThat(run.failures()).allSatisfy(BinlogNetworkTest::isForPeople);
    }
  }

  @Test
  void aNetworkThatFallsSilentIsNoticed() throws Exception {
    try (var network = CutProxy.to(database.port())) {
      parameters.put("Port", Integer.toString(network.port()));
      var run = startAndWait();
      network.freeze();
      database.execute("INSERT INTO orders VALUES (1, 'one', 1)");
      await().atMost(java.time.Duration.ofSeconds(30)).until(() -> !run.failures().isEmpty());
      network.heal();

      assertThat(events(1)).hasSize(1);
    }
  }

  static void isForPeople(Exception failure) {
    assertThat(failure).isInstanceOf(ProblemException.class);
    var problem = ((ProblemException) failure).problems().getFirst();
    assertThat(problem.category()).isNotEqualTo(Category.INTERNAL);
    assertThat(problem.what()).doesNotContain("Exception", "debezium", "connector");
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
