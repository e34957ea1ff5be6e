package io.weik.source.database.engine;

import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.dialect.Schemas;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The properties of a connector. */
final class Properties {
  /** What connectors write in place of a value that the log leaves out. */
  static final String UNCHANGED = "io.weik.unchanged";

  private static final int QUEUE_BYTES = 64 << 20;

  /** Within which a change is seen, for some hundred looks a second when there is none. */
  private static final int POLL_MILLIS = 2;

  private static final int STOP_MILLIS = 500;

  private Properties() {}

  /**
   * All of them.
   *
   * @param name of the source, or of the trial of it
   * @param key of {@link OpenReaders}
   * @param rebuild whether the shapes of tables are to be taken from the server as they are now
   */
  static Map<String, String> of(
      DatabaseConfig config, Capture capture, String name, String key, boolean rebuild)
      throws SQLException {
    var all = new LinkedHashMap<String, String>();
    all.put("name", name);
    var prefix =
        name.replaceAll("[^A-Za-z0-9_-]", "_") + "-" + key; // ReaderPreparation looks at its end
    all.put("topic.prefix", prefix);
    connection(config, all);
    all.put("snapshot.mode", rebuild ? "recovery" : "no_data");
    all.put("snapshot.locking.mode", "none");
    all.put("schema.history.internal", StateHistory.class.getName());
    all.put(OpenReaders.KEY, key);
    all.put(StateHistory.NAME, prefix);
    all.put("schema.history.internal.store.only.captured.tables.ddl", "true");
    all.put("schema.history.internal.store.only.captured.databases.ddl", "true");
    all.put("schema.history.internal.skip.unparseable.ddl", "true");
    all.put("include.schema.changes", "false");
    values(all);
    queue(config, all);
    all.put("event.processing.failure.handling.mode", "fail");
    all.put("event.converting.failure.handling.mode", "fail");
    all.put("errors.max.retries", "0");
    all.put("signal.enabled.channels", "");
    all.put("executor.shutdown.timeout.ms", Integer.toString(STOP_MILLIS));
    all.putAll(capture.properties(name));
    return all;
  }

  private static void connection(DatabaseConfig config, Map<String, String> all) {
    all.put("database.hostname", config.host().orElse("localhost"));
    all.put("database.port", Integer.toString(config.usedPort()));
    config.username().ifPresent(user -> all.put("database.user", user));
    config.password().ifPresent(secret -> all.put("database.password", secret.reveal()));
    all.put("table.include.list", Regex.of(config, Schemas.usual(config)));
  }

  private static void values(Map<String, String> all) {
    all.put("tombstones.on.delete", "false");
    all.put("skipped.operations", "none");
    all.put("decimal.handling.mode", "precise");
    all.put("binary.handling.mode", "bytes");
    all.put("column.propagate.source.type", ".*");
    all.put("unavailable.value.placeholder", UNCHANGED);
  }

  private static void queue(DatabaseConfig config, Map<String, String> all) {
    all.put("poll.interval.ms", Integer.toString(POLL_MILLIS));
    all.put("max.batch.size", Integer.toString(config.batchSize()));
    all.put("max.queue.size", Integer.toString(Math.max(8192, 4 * config.batchSize())));
    all.put("max.queue.size.in.bytes", Integer.toString(QUEUE_BYTES));
    all.put("heartbeat.interval.ms", Long.toString(Math.max(1, config.heartbeat().toMillis() / 2)));
  }
}
