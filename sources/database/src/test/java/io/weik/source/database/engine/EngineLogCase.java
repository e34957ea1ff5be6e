package io.weik.source.database.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.weik.api.event.EventDraft;
import io.weik.api.source.Source;
import io.weik.api.source.StateChange;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.dialect.Dialects;
import io.weik.source.database.table.TableName;
import io.weik.testkit.Parameters;
import io.weik.testkit.RecordingContext;
import io.weik.testkit.SourceRun;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A table on a real server and a source that follows it, for the tests of {@link EngineLog}. */
abstract class EngineLogCase {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Scene scene;
  final Map<String, String> parameters = new LinkedHashMap<>();
  RecordingContext context = new RecordingContext(Clock.systemUTC());
  private final List<SourceRun> runs = new ArrayList<>();

  EngineLogCase(Scene scene) {
    this.scene = scene;
    parameters.putAll(scene.parameters());
    parameters.put("Table", "orders");
    parameters.put("Heartbeat", "1S");
  }

  @BeforeEach
  void createTable() throws Exception {
    scene.createOrders("(id INT PRIMARY KEY, name VARCHAR(40), total DECIMAL(9,2))");
  }

  /** Executes statements, each in its own transaction. */
  void execute(String... statements) throws Exception {
    for (var statement : statements) {
      commit(statement);
    }
  }

  /** Executes statements in one transaction. */
  void commit(String... statements) throws Exception {
    scene.commit(statements);
  }

  List<String> ids() {
    return context.drafts().stream().map(EventDraft::id).map(Optional::orElseThrow).toList();
  }

  @AfterEach
  void stopAll() {
    runs.forEach(SourceRun::close);
  }

  DatabaseConfig config() {
    return Parameters.of(DatabaseConfig.class, parameters);
  }

  EngineLog log() {
    var config = config();
    return EngineLog.of(config, Dialects.of(config));
  }

  Source source() {
    var log = log();
    var tables = List.of(new TableName(scene.schema(), "orders"));
    return new Source.Running(
        each -> log.run(each, tables), Optional.of(each -> log.look(each, tables)));
  }

  SourceRun start() throws Exception {
    var run = SourceRun.start(source(), context);
    runs.add(run);
    return run;
  }

  SourceRun startAndWait() throws Exception {
    var run = start();
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              assertThat(run.failures().stream().map(EngineLogCase::causes)).isEmpty();
              return context.isReady();
            });
    return run;
  }

  private static String causes(@Nullable Throwable failure) {
    return failure == null ? "" : failure + "\n  " + causes(failure.getCause());
  }

  List<String> failures() {
    return runs.stream()
        .flatMap(run -> run.failures().stream())
        .map(EngineLogCase::causes)
        .toList();
  }

  List<JsonNode> events(int count) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(context.drafts().size())
                    .as("%s %s", failures(), context.deadLetters())
                    .isGreaterThanOrEqualTo(count));
    return context.drafts().stream().map(EngineLogCase::json).toList();
  }

  void forgetShapes() throws InterruptedException {
    var changes = Shapes.replacement(context, List.of());
    assertThat(changes).isNotEmpty();
    context.emit(List.of(), changes.toArray(StateChange[]::new));
  }

  static JsonNode json(EventDraft draft) {
    return parse(draft.data().orElseThrow().text());
  }

  static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
