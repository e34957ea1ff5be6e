package io.weik.bench;

import io.debezium.engine.ChangeEvent;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.format.Json;
import io.weik.testkit.database.Database;
import java.io.IOException;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a Debezium Server whose sink throws everything away would do: the engine with JSON, into a
 * counter.
 */
final class DebeziumPeer implements AutoCloseable {
  private final Database database;
  private final AtomicLong counted = new AtomicLong();
  private final DebeziumEngine<ChangeEvent<String, String>> engine;

  /** Makes the slot, so that what follows gathers behind it. */
  DebeziumPeer(Database database) {
    this.database = database;
    this.engine =
        DebeziumEngine.create(Json.class)
            .using(properties())
            .notifying(_ -> counted.incrementAndGet())
            .build();
    try {
      database.execute(
          "CREATE PUBLICATION dbz FOR TABLE orders",
          "SELECT pg_create_logical_replication_slot('dbz_%s', 'pgoutput')"
              .formatted(database.name()));
    } catch (java.sql.SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Rows a second until it has read this many. */
  double read(int rows) throws InterruptedException {
    long began = System.nanoTime();
    var thread = Thread.ofPlatform().name("debezium").start(engine);
    DeclaredNode.until(() -> counted.get() >= rows || !thread.isAlive());
    if (counted.get() < rows) {
      throw new IllegalStateException("the engine ended after " + counted.get());
    }
    return rows * 1e9 / (System.nanoTime() - began);
  }

  private Properties properties() {
    var properties = new Properties();
    properties.setProperty("name", "peer");
    properties.setProperty("connector.class", "io.debezium.connector.postgresql.PostgresConnector");
    properties.setProperty(
        "offset.storage", "org.apache.kafka.connect.storage.MemoryOffsetBackingStore");
    properties.setProperty("topic.prefix", "peer");
    properties.setProperty("plugin.name", "pgoutput");
    properties.setProperty("slot.name", "dbz_" + database.name());
    properties.setProperty("publication.name", "dbz");
    properties.setProperty("publication.autocreate.mode", "disabled");
    properties.setProperty("snapshot.mode", "no_data");
    properties.setProperty("table.include.list", "public.orders");
    properties.setProperty("database.hostname", database.host());
    properties.setProperty("database.port", String.valueOf(database.port()));
    properties.setProperty("database.user", database.user());
    properties.setProperty("database.password", database.password());
    properties.setProperty("database.dbname", database.name());
    properties.setProperty("schemas.enable", "false");
    return properties;
  }

  @Override
  public void close() throws IOException {
    engine.close();
  }
}
