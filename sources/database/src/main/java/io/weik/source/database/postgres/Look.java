package io.weik.source.database.postgres;

import io.weik.api.event.EventDraft;
import io.weik.api.event.Payload;
import io.weik.api.source.SourceContext;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.dialect.Dialect;
import io.weik.source.database.dialect.Dialects;
import io.weik.source.database.dialect.Schemas;
import io.weik.source.database.dialect.SlotName;
import io.weik.source.database.log.Pause;
import io.weik.source.database.table.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Shows what is in the log: what the source has not read yet where it has a slot that nobody uses;
 * else what comes in the next seconds, by a slot that ends with the connection.
 */
record Look(DatabaseConfig config, Dialect dialect, SourceContext context) {
  private static final Duration TIME = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(10);
  private static final int MOST = 1000;
  private static final String PEEK =
      """
      SELECT lsn, data FROM pg_catalog.pg_logical_slot_peek_binary_changes(
        ?, NULL, ?, 'proto_version', '1', 'publication_names', ?)
      """;

  void run(List<TableName> names) throws SQLException, InterruptedException {
    try (var connection = dialect.connect()) {
      connection.setReadOnly(false);
      var tables = FollowedTable.read(connection, names);
      var name = SlotName.of(config, context.source());
      var stored =
          context
              .state(Position.KEY)
              .map(Payload::text)
              .filter(text -> Beginning.parse(text).isEmpty())
              .map(Position::parse);
      var slot = Slot.find(connection, name).filter(each -> each.user() == 0);
      if (stored.isPresent() && slot.isPresent()) {
        peek(connection, tables, stored.get());
      } else {
        watch(connection, tables, name);
      }
    }
  }

  private void peek(Connection connection, List<FollowedTable> tables, Position position)
      throws SQLException, InterruptedException {
    var drafts = new ArrayList<EventDraft>();
    var decoder = decoder(connection, tables, position, drafts);
    var told = new Publications(config, position.slot()).read(connection).present();
    connection.setAutoCommit(false); // so that the rows come as they are read
    try (var statement = connection.prepareStatement(PEEK)) {
      statement.setFetchSize(MOST);
      statement.setString(1, position.slot());
      statement.setInt(2, MOST);
      statement.setString(3, told.stream().map(Sql::quoted).collect(Collectors.joining(",")));
      try (var rows = statement.executeQuery()) {
        while (rows.next() && drafts.size() < MOST) {
          decoder.read(Lsn.parse(rows.getString(1)), rows.getBytes(2), 0);
        }
      }
    } finally {
      connection.rollback();
    }
    context.emitter().emit(drafts);
  }

  private Decoder decoder(
      Connection connection, List<FollowedTable> tables, Position position, List<EventDraft> out) {
    var oids =
        tables.stream().map(FollowedTable::oid).collect(Collectors.toCollection(HashSet::new));
    var selection = Schemas.selection(config);
    return new Decoder(
        config,
        new Relations(
            config,
            dialect,
            connection,
            (oid, name) -> oids.contains(oid) || selection.contains(name)),
        new Progress(position),
        new ChangeEvents(context, out::add));
  }

  private void watch(Connection connection, List<FollowedTable> tables, String name)
      throws SQLException, InterruptedException {
    var there = new Publications(config, name).read(connection).present();
    var trial = TrialName.next(context.clock().instant());
    TrialName.dropStale(connection, context.clock().instant());
    if (!there.isEmpty()) {
      watch(connection, tables, trial, there);
      return;
    }
    var own = new Publications(config, trial);
    try {
      var made = own.ensure(connection, own.read(connection), tables);
      watch(connection, tables, trial, made.present());
    } finally {
      own.drop(connection);
    }
  }

  private void watch(
      Connection connection, List<FollowedTable> tables, String slot, List<String> told)
      throws SQLException, InterruptedException {
    var drafts = new ArrayList<EventDraft>();
    try (var replication = Dialects.postgresReplication(config, context.source())) {
      long from = temporary(replication, slot);
      var origin = Origin.of(replication);
      var position =
          new Position(0, false, origin.system(), origin.timeline(), slot, "", from, 0, 0, 0);
      var decoder = decoder(connection, tables, position, drafts);
      try (var wire = Wire.open(replication, slot, from, told, TIME.multipliedBy(2))) {
        var end = System.nanoTime() + TIME.toNanos();
        while (System.nanoTime() < end && drafts.size() < MOST) {
          byte @Nullable [] message = wire.poll();
          if (message == null) {
            emit(drafts);
            Pause.of(PAUSE);
          } else if (message[0] == Wire.HAS_CHANGES) {
            decoder.read(Wire.place(message), message, Wire.CHANGES);
          }
        }
      }
    }
    emit(drafts);
  }

  private void emit(List<EventDraft> drafts) throws InterruptedException {
    if (!drafts.isEmpty()) {
      context.emitter().emit(List.copyOf(drafts));
      drafts.clear();
    }
  }

  /** Makes a slot that is gone with its connection; tells where its log begins. */
  private static long temporary(Connection replication, String slot) throws SQLException {
    var command =
        "CREATE_REPLICATION_SLOT %s TEMPORARY LOGICAL pgoutput NOEXPORT_SNAPSHOT"
            .formatted(Sql.quoted(slot));
    try (var statement = replication.createStatement();
        var rows = statement.executeQuery(command)) {
      Optional<String> point =
          rows.next() ? Optional.ofNullable(rows.getString("consistent_point")) : Optional.empty();
      return Lsn.parse(point.orElseThrow(() -> new SQLException("no slot was made")));
    }
  }
}
