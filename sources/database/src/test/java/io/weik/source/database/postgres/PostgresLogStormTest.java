package io.weik.source.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.weik.api.event.EventDraft;
import io.weik.api.problem.Problem;
import io.weik.api.source.StoreUnavailableException;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.testkit.SourceRun;
import io.weik.testkit.database.CutProxy;
import io.weik.testkit.database.PostgresServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class PostgresLogStormTest {
  private static final int ROUNDS = 12;
  private final Random random = new Random(5);
  private final RuntimeException down =
      new StoreUnavailableException(Problem.internal("the disk is full"));

  @Test
  void everyVersionComesOnceAndInOrderWhateverBreaks() throws Exception {
    try (var server = PostgresServer.start(Map.of());
        var network = CutProxy.to(server.port())) {
      var database = new LoggedDatabase(server);
      var config =
          database
              .at(network.port())
              .config("Heartbeat", "500ms", "BatchSize", "50", "ConnectTimeout", "2s");
      try (var load = new MixedLoad(database.database(), 7)) {
        var context = LoggedDatabase.context();
        var run = LoggedDatabase.start(config, context);
        load.start();

        for (int round = 0; round < ROUNDS; round++) {
          letWork(load);
          run = breakSomething(round, server, network, run, config);
        }
        var expected = load.expected();
        sees(run, expected.size());
        run.close();
        assertThat(events(run)).isEqualTo(expected);
        assertThat(LoggedDatabase.replay(run.context().drafts()).size())
            .isEqualTo(Integer.parseInt(database.value("SELECT count(*) FROM orders")));
      }
    }
  }

  private static void letWork(MixedLoad load) {
    int before = load.transactions();
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> load.transactions() > before + 60);
  }

  private SourceRun breakSomething(
      int round, PostgresServer server, CutProxy network, SourceRun run, DatabaseConfig config)
      throws Exception {
    switch (round % 6) {
      case 0 -> {
        server.crash();
        server.restart();
      }
      case 1 -> {
        network.cut();
        network.heal();
      }
      case 2 -> {
        run.context().failEmitsAfter(random.nextInt(5), down);
        fails(run);
        run.context().letEmitsWork();
      }
      case 3 -> {
        run.context().loseAnswerAfter(1 + random.nextInt(5), down);
        fails(run);
        return restarted(run, config);
      }
      case 4 -> {
        network.freeze();
        fails(run);
        network.heal();
      }
      default -> server.restart();
    }
    return run;
  }

  private static void fails(SourceRun run) {
    int before = run.failures().size();
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> run.failures().size() > before);
  }

  /** As after kill -9: nothing is known but what was stored, and no id of an event. */
  private static SourceRun restarted(SourceRun run, DatabaseConfig config) throws Exception {
    run.close();
    var context = run.context().restarted();
    context.forgetIds();
    return SourceRun.start(LoggedDatabase.source(config), context);
  }

  private static void sees(SourceRun run, int count) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> run.context().drafts().size() >= count);
  }

  private static List<String> events(SourceRun run) {
    return run.context().drafts().stream().map(PostgresLogStormTest::event).toList();
  }

  private static String event(EventDraft draft) {
    JsonNode data = LoggedDatabase.data(draft);
    JsonNode key = data.get("key");
    JsonNode version = data.get("after").path("version");
    return "%s %s%s %s"
        .formatted(
            data.get("operation").asText(),
            key.get("tenant").asText(),
            key.get("number").asText(),
            version.isMissingNode() ? "" : version.asText());
  }
}
