package io.weik.source.database.config;

import io.weik.api.parameter.ByteSize;
import io.weik.api.parameter.Default;
import io.weik.api.parameter.Doc;
import io.weik.api.parameter.Secret;
import io.weik.source.database.change.Operation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The parameters of a database source. */
@Doc(
    value = "Turns every insert, update and delete of a table into an event.",
    example =
        """
        DatabaseType: postgresql
        Host: db.example.com
        Database: ecommerce
        Username: weikio_user
        Password: ${database-password}
        Table: orders
        """)
public record DatabaseConfig(
    @Doc(value = "The database product.", example = "postgresql") Product databaseType,
    @Doc(value = "The server.", example = "db.example.com") Optional<String> host,
    @Doc("Its port; the product's usual one without it.") Optional<Integer> port,
    @Doc(value = "The database; for Oracle the service name.", example = "ecommerce")
        Optional<String> database,
    @Doc(value = "Who connects.", example = "weikio_user") Optional<String> username,
    @Doc("The password.") Optional<Secret> password,
    @Doc(
            value =
                "The schema of the tables; without it public for postgresql, dbo for sqlserver, the"
                    + " user's own for oracle, and the database itself for mysql and mariadb.",
            example = "public")
        Optional<String> schema,
    @Doc(
            value =
                "The table; several by list, and * and ? in a name for all that fit. A name is as"
                    + " the server spells it, without quotes; schema.table where it is not in"
                    + " Schema.",
            example = "orders")
        List<String> table,
    @Doc(
            value =
                "The columns that go into events, all without it; the key and CursorColumn always do.",
            example = "id, status, total")
        List<String> columns,
    @Doc(
            "Whether new rows are events. Of TrackInserts, TrackUpdates and TrackDeletes those not"
                + " given are true, unless one is given as true.")
        Optional<Boolean> trackInserts,
    @Doc("Whether changed rows are events.") Optional<Boolean> trackUpdates,
    @Doc("Whether rows that go are events, and truncated tables.") Optional<Boolean> trackDeletes,
    @Doc("How changes are found.") @Default("auto") ChangeTracking changeTracking,
    @Doc("What becomes of the rows that are there at the very first start.") @Default("none")
        InitialSnapshot initialSnapshot,
    @Doc("How often the table is read where changes are found by polling.") @Default("10s")
        Duration pollingInterval,
    @Doc(
            value = "Which rows, as a condition in the server's SQL; polling only.",
            example = "status <> 'draft'")
        Optional<String> where,
    @Doc(
            value = "What identifies a row of a table that has no primary key; polling only.",
            example = "tenant, number")
        List<String> keyColumns,
    @Doc(
            value =
                "A column that only grows, or holds the time of the last change: only rows with a"
                    + " newer value are read; polling only.",
            example = "updated_at")
        Optional<String> cursorColumn,
    @Doc(
            "How far back before the newest value rows are read again, for transactions that commit"
                + " late: a time for a column of times; for one of numbers that many as its"
                + " seconds.")
        @Default("60s")
        Duration cursorOverlap,
    @Doc("How often all keys are compared besides, to find rows that are gone; 0 = never.")
        @Default("10m")
        Duration deleteCheckInterval,
    @Doc(
            "Whether what a row was before is kept, so that events have it; takes as much room as the"
                + " table. Polling only: where auto reads the log, events have what the log tells.")
        @Default("false")
        boolean before,
    @Doc("How the connection is secured.") @Default("prefer") SslMode sslMode,
    @Doc(
            value = "PEM file of the authorities to trust; those of Java without it.",
            example = "/etc/weikio/db-ca.pem")
        Optional<Path> sslRootCertificate,
    @Doc("PEM file of the client's own certificate.") Optional<Path> sslCertificate,
    @Doc("PEM file of the key to it.") Optional<Path> sslKey,
    @Doc("The password of that key.") Optional<Secret> sslKeyPassword,
    @Doc(
            value = "A replica to read tables from, host or host:port; the log is read from Host.",
            example = "replica.example.com")
        Optional<String> replica,
    @Doc(
            value = "The whole JDBC address, in place of Host, Port and Database; polling only.",
            example = "jdbc:h2:/data/shop")
        Optional<String> jdbcUrl,
    @Doc(
            value =
                "The driver for it: its class where it is on the class path, else the path of its"
                    + " jar.",
            example = "/opt/drivers/h2.jar")
        Optional<String> jdbcDriver,
    @Doc("How many rows go into one write, and are fetched at once.") @Default("1000")
        int batchSize,
    @Doc("Within which a connection must be there.") @Default("10s") Duration connectTimeout,
    @Doc("Within which a poll must be done, and a statement of it.") @Default("5m")
        Duration timeout,
    @Doc("How numbers with a fraction are written.") @Default("number") Decimals decimals,
    @Doc(
            value =
                "Name of the replication slot and publication in PostgreSQL; made of the name of"
                    + " the source without it.",
            example = "weikio_orders")
        Optional<String> slotName,
    @Doc("Whether missing slot and publication are made, and dropped with the source.")
        @Default("true")
        boolean manageSlot,
    @Doc(
            "The number under which MySQL and MariaDB know this reader of their binlog, unlike any"
                + " other; made of the name of the source without it.")
        Optional<Integer> serverId,
    @Doc("How much log the server may keep for this source before that is a problem.")
        @Default("1 GiB")
        ByteSize lagLimit,
    @Doc("How often the position is confirmed, and the lag measured, when nothing changes.")
        @Default("10s")
        Duration heartbeat) {

  /** Copies the lists. */
  public DatabaseConfig {
    table = List.copyOf(table);
    columns = List.copyOf(columns);
    keyColumns = List.copyOf(keyColumns);
  }

  /** Whether changes of this kind are events. */
  public boolean tracks(Operation operation) {
    return switch (operation) {
      case INSERT -> tracked(trackInserts);
      case UPDATE -> tracked(trackUpdates);
      case DELETE, TRUNCATE -> tracked(trackDeletes);
      case READ -> true;
    };
  }

  private boolean tracked(Optional<Boolean> given) {
    return given.orElseGet(
        () ->
            Stream.of(trackInserts, trackUpdates, trackDeletes)
                .noneMatch(each -> each.orElse(false)));
  }

  /** Whether there is a log that could give what this asks for; else it is polled. */
  public boolean hasLog() {
    return databaseType != Product.JDBC && jdbcUrl.isEmpty() && reasonToPoll().isEmpty();
  }

  /** The parameter that is given and that only polling can heed. */
  public Optional<String> reasonToPoll() {
    return where
        .map(_ -> "Where")
        .or(() -> cursorColumn.map(_ -> "CursorColumn"))
        .or(() -> keyColumns.stream().findFirst().map(_ -> "KeyColumns"));
  }

  /** Whether changes are found by polling for certain; nothing is asked of {@code host} then. */
  public boolean isPolledOnly() {
    return !hasLog() || changeTracking == ChangeTracking.POLL;
  }

  /** The port to connect to. */
  public int usedPort() {
    return port.orElse(databaseType.port());
  }
}
