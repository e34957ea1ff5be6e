package io.weik.source.database.poll;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.weik.api.event.EventDraft;
import io.weik.api.source.Polled;
import io.weik.api.source.Poller;
import io.weik.api.source.Schedule;
import io.weik.api.source.Source;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.dialect.Dialect;
import io.weik.source.database.dialect.Dialects;
import io.weik.testkit.Parameters;
import io.weik.testkit.RecordingContext;
import io.weik.testkit.database.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A table in a database of its own, and a source that polls it. For use by one thread. */
final class PolledTable {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final Database database;
  private final Map<String, String> parameters = new LinkedHashMap<>();
  private RecordingContext context = new RecordingContext(Instant.parse("2031-05-07T09:00:00Z"));
  private int told;

  /** The table {@code orders} with these columns. */
  PolledTable(String type, Database database, String columns) throws SQLException {
    this.database = database;
    parameters.put("DatabaseType", type);
    parameters.put("Host", database.host());
    parameters.put("Port", "" + database.port());
    parameters.put("Database", database.name());
    parameters.put("Username", database.user());
    parameters.put("Password", database.password());
    parameters.put("Table", "orders");
    database.execute("CREATE TABLE orders (" + columns + ")");
  }

  /** The same with another parameter. */
  PolledTable with(String key, String value) {
    parameters.put(key, value);
    return this;
  }

  DatabaseConfig config() {
    return Parameters.of(DatabaseConfig.class, parameters);
  }

  RecordingContext context() {
    return context;
  }

  Database database() {
    return database;
  }

  void execute(String... statements) throws SQLException {
    database.execute(statements);
  }

  Source source() {
    return polling(config());
  }

  /** A source that polls when it is told to. */
  static Source polling(DatabaseConfig config) {
    return new Source.Polling(
        new Schedule.Every(Duration.ofSeconds(1)),
        true,
        Duration.ZERO,
        Duration.ofSeconds(30),
        context -> new TablePoller(config, Dialects.of(config), context, ""));
  }

  /** One poll by a source that is started for it. */
  Polled poll() throws Exception {
    return poll(context);
  }

  /** One poll in another context. */
  Polled poll(RecordingContext other) throws Exception {
    var config = config();
    try (var poller = new TablePoller(config, Dialects.of(config), other, "")) {
      return poller.poll();
    }
  }

  /** A source that is started and goes on from poll to poll. */
  Poller poller() {
    return poller(Dialects.of(config()));
  }

  /** The same by another dialect. */
  Poller poller(Dialect dialect) {
    return new TablePoller(config(), dialect, context, "");
  }

  /** The process ends: what is stored is there at the next poll, and the store works. */
  void restart() {
    context = context.restarted();
  }

  /** The events since this was asked last, as {@code insert {"id":1} {...}}. */
  List<String> news() {
    var all = context.drafts();
    var news = all.subList(told, all.size()).stream().map(PolledTable::text).toList();
    told = all.size();
    return news;
  }

  private static String text(EventDraft draft) {
    var data = data(draft);
    var row = data.get("after").isNull() ? data.get("before") : data.get("after");
    return data.get("operation").asText() + " " + (row.isNull() ? data.get("key") : row);
  }

  static JsonNode data(EventDraft draft) {
    try {
      return JSON.readTree(draft.data().orElseThrow().bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The newest event's data. */
  JsonNode last() {
    return data(context.drafts().getLast());
  }

  /** All events one after the other, played into an empty table: rows in text by their keys. */
  Map<String, String> replayed() {
    var rows = new TreeMap<String, String>();
    for (var draft : context.drafts()) {
      var data = data(draft);
      var key = data.get("key").toString();
      switch (data.get("operation").asText()) {
        case "delete" -> require(rows.remove(key) != null, data);
        case "insert", "read" -> require(rows.put(key, data.get("after").toString()) == null, data);
        default -> require(rows.put(key, data.get("after").toString()) != null, data);
      }
    }
    return rows;
  }

  private static void require(boolean fits, JsonNode data) {
    if (!fits) {
      throw new AssertionError("does not fit to what was told before: " + data);
    }
  }

  /** What the events must give: the rows that are there, by a query for key and whole row. */
  Map<String, String> rows(String query) throws SQLException {
    var rows = new TreeMap<String, String>();
    for (List<@Nullable String> row : database.query(query)) {
      rows.put(String.valueOf(row.get(0)), String.valueOf(row.get(1)));
    }
    return rows;
  }

  /** SQL that puts rows into the table. */
  static String insert(String... rows) {
    return "INSERT INTO orders VALUES " + String.join(", ", new ArrayList<>(Arrays.asList(rows)));
  }
}
