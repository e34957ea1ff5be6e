package io.weik.source.database.postgres;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.weik.api.event.EventDraft;
import io.weik.api.source.Source;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.dialect.Dialects;
import io.weik.source.database.dialect.Schemas;
import io.weik.testkit.Parameters;
import io.weik.testkit.RecordingContext;
import io.weik.testkit.SourceRun;
import io.weik.testkit.database.Database;
import io.weik.testkit.database.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;

/** A database of a test's own, and sources that read its log. */
final class LoggedDatabase {
  static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final Database database;
  private final String slot;

  LoggedDatabase(PostgresServer server) {
    this(server.create());
  }

  private LoggedDatabase(Database database) {
    this.database = database;
    this.slot = "slot_" + database.name();
  }

  /** The same behind a port that leads to it. */
  LoggedDatabase at(int port) {
    return new LoggedDatabase(database.at(port));
  }

  Database database() {
    return database;
  }

  /** The name of the slot and the publications of its sources. */
  String slot() {
    return slot;
  }

  void execute(String... statements) throws SQLException {
    database.execute(statements);
  }

  /** The one value of a query. */
  String value(String sql) throws SQLException {
    return String.valueOf(database.query(sql).getFirst().getFirst());
  }

  /** For table {@code orders}, and key, value, key, value beside. */
  DatabaseConfig config(String... more) {
    var values = new LinkedHashMap<String, String>();
    values.put("DatabaseType", "postgresql");
    values.put("Host", database.host());
    values.put("Port", "" + database.port());
    values.put("Database", database.name());
    values.put("Username", database.user());
    values.put("Password", database.password());
    values.put("Table", "orders");
    values.put("SlotName", slot);
    values.put("Heartbeat", "1s");
    for (int i = 0; i < more.length; i += 2) {
      values.put(more[i], more[i + 1]);
    }
    return Parameters.of(DatabaseConfig.class, values);
  }

  static Source source(DatabaseConfig config) {
    var dialect = Dialects.of(config, "source-under-test");
    var log = new PostgresLog(config, dialect);
    var selection = Schemas.selection(config);
    return new Source.Running(
        context -> {
          try (var connection = dialect.connect()) {
            log.run(context, selection.of(dialect.tables(connection)));
          }
        },
        Optional.of(
            context -> {
              try (var connection = dialect.connect()) {
                log.look(context, selection.of(dialect.tables(connection)));
              }
            }));
  }

  static RecordingContext context() {
    return new RecordingContext(Clock.systemUTC());
  }

  /** Started, and reading. */
  static SourceRun start(DatabaseConfig config, RecordingContext context) throws Exception {
    var run = SourceRun.start(source(config), context);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .failFast(() -> assertNoFailure(run))
        .until(context::isReady);
    return run;
  }

  /** Of a source that has seen a first row, of id 1, and was stopped. */
  RecordingContext stopped() throws Exception {
    var context = context();
    try (var run = start(config(), context)) {
      execute("INSERT INTO orders VALUES (1)");
      data(run, 1);
    }
    Awaitility.await().until(() -> ofSlot("active").equals("f"));
    return context.restarted();
  }

  /** What the server shows of the slot. */
  String ofSlot(String column) throws SQLException {
    return value(
        "SELECT %s FROM pg_replication_slots WHERE slot_name = '%s'".formatted(column, slot));
  }

  void dropSlot() throws SQLException {
    execute("SELECT pg_drop_replication_slot('" + slot + "')");
  }

  void createSlot() throws SQLException {
    execute("SELECT pg_create_logical_replication_slot('" + slot + "', 'pgoutput')");
  }

  private static void assertNoFailure(SourceRun run) {
    if (!run.failures().isEmpty()) {
      throw new AssertionError("the source failed", run.failures().getFirst());
    }
  }

  /** The data of so many events, once they are there. */
  static List<JsonNode> data(SourceRun run, int count) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(5))
        .failFast(() -> assertNoFailure(run))
        .until(() -> run.context().drafts().size() >= count);
    return run.context().drafts().stream().map(LoggedDatabase::data).toList();
  }

  static JsonNode data(EventDraft draft) {
    try {
      return JSON.readTree(draft.data().orElseThrow().bytes());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** What a table holds that takes these events in order: rows by key. */
  static Map<JsonNode, JsonNode> replay(List<EventDraft> drafts) {
    var table = new LinkedHashMap<JsonNode, JsonNode>();
    drafts.stream().map(LoggedDatabase::data).forEach(event -> apply(table, event));
    return table;
  }

  private static void apply(Map<JsonNode, JsonNode> table, JsonNode event) {
    switch (event.get("operation").asText()) {
      case "delete" -> table.remove(event.get("key"));
      case "truncate" -> table.clear();
      default -> table.put(event.get("key"), event.get("after"));
    }
  }
}
