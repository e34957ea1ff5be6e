package io.weik.source.database.postgres;

import io.weik.api.problem.Problem;
import io.weik.api.source.SourceContext;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.config.TableSelection;
import io.weik.source.database.dialect.Dialect;
import io.weik.source.database.dialect.Dialects;
import io.weik.source.database.dialect.Schemas;
import io.weik.source.database.poll.InitialRead;
import io.weik.source.database.table.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/**
 * One connected time of a source: finds where to go on, reads rows that the log has not, then
 * follows the log.
 */
final class Session {
  private static final String IDENTITY = "identity";
  private static final int SILENCE = 10_000;
  private static final String TABLE = "table";
  private static final int SHOWN = 3;

  private final DatabaseConfig config;
  private final Dialect dialect;
  private final SourceContext context;
  private final String slotName;
  private final Publications publications;
  private final Lag lag;
  private final TableSelection selection;
  private List<TableName> names;

  /**
   * For one source.
   *
   * @param names the tables to follow first
   */
  Session(
      DatabaseConfig config,
      Dialect dialect,
      SourceContext context,
      String slotName,
      List<TableName> names) {
    this.config = config;
    this.dialect = dialect;
    this.context = context;
    this.slotName = slotName;
    this.publications = new Publications(config, slotName);
    this.lag = new Lag(context, slotName, config.lagLimit().bytes());
    this.selection = Schemas.selection(config);
    this.names = names;
  }

  /** Follows the tables; returns when others are to be followed, or these in another way. */
  void follow() throws Exception {
    try (var connection = dialect.connect()) {
      connection.setReadOnly(false);
      var tables = FollowedTable.read(connection, names);
      tellUnidentified(tables);
      tellAbsent();
      try (var replication = Dialects.postgresReplication(config, context.source())) {
        var start = new Start(config, context, slotName, connection, replication);
        var position = read(connection, tables, start.position(tables));
        stream(connection, replication, tables, position);
      }
    }
  }

  private void tellUnidentified(List<FollowedTable> tables) {
    var without = publications.unidentified(tables);
    if (without.isEmpty()) {
      context.clear(IDENTITY);
      return;
    }
    var shown =
        without.stream().limit(SHOWN).map(FollowedTable::quoted).collect(Collectors.joining(", "));
    context.warn(
        IDENTITY,
        Problem.user("updates and deletes cannot be told of tables without a primary key")
            .value(without.size() > SHOWN ? shown + ", ..." : shown)
            .hint(
                "their inserts are; add a primary key, or ALTER TABLE %s REPLICA IDENTITY FULL"
                    .formatted(without.getFirst().quoted())));
  }

  private void tellAbsent() {
    var absent = selection.absent(names);
    if (absent.isEmpty()) {
      context.clear(TABLE);
    } else {
      context.warn(
          TABLE,
          Problem.user("a table is not there")
              .path("spec.Parameters.Table")
              .value(String.join(", ", absent)));
    }
  }

  /** Reads rows that the log has not. */
  private Position read(Connection connection, List<FollowedTable> tables, Position position)
      throws Exception {
    var known = new KnownTables(config, context);
    var told = new ArrayList<>(tables); // what was not told of the others is read when it can be
    told.removeAll(publications.unidentified(tables));
    var now = position;
    if (now.reading()) {
      context.ready();
      new Replica(config, dialect, context).await(position.next());
      read(position.life() == 0 ? "" : "life" + position.life(), tables);
      now = position.read();
      context.emitter().emit(List.of(), now.put());
    } else {
      var unread = known.unread(told);
      if (!unread.isEmpty()) {
        new RunningTransactions(context, connection).await();
        new Replica(config, dialect, context).await(end(connection));
      }
      for (var each : unread) {
        read("table%d-%s".formatted(each.oid(), Lsn.text(now.next())), List.of(each));
      }
    }
    known.store(told);
    return now;
  }

  private void read(String name, List<FollowedTable> tables) throws Exception {
    new InitialRead(config, dialect, context, name)
        .run(tables.stream().map(FollowedTable::name).toList());
  }

  private static long end(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT " + Sql.END)) {
      rows.next();
      return Lsn.parse(rows.getString(1));
    }
  }

  private void stream(
      Connection connection, Connection replication, List<FollowedTable> tables, Position position)
      throws SQLException, InterruptedException {
    long silence = Math.max(SILENCE, 3 * config.heartbeat().toMillis());
    connection.setNetworkTimeout(Runnable::run, (int) Math.min(silence, Integer.MAX_VALUE));
    var use = new SlotUse(context, slotName, connection);
    use.await();
    use.remember(replication.unwrap(PGConnection.class).getBackendPID());
    var told = publications.read(connection).present();
    var oids =
        tables.stream().map(FollowedTable::oid).collect(Collectors.toCollection(HashSet::new));
    var progress = new Progress(position);
    var batch = new Batch(config.batchSize());
    var decoder =
        new Decoder(
            config,
            new Relations(
                config,
                dialect,
                connection,
                (oid, name) -> oids.contains(oid) || selection.contains(name)),
            progress,
            new ChangeEvents(context, batch::add));
    try (var wire = Wire.open(replication, slotName, position.next(), told, config.heartbeat());
        var following =
            new Following(
                context,
                wire,
                decoder,
                progress,
                batch,
                new Storing(context.emitter(), position),
                config.heartbeat(),
                seconds -> isOutdated(connection, tables, position, seconds))) {
      context.ready();
      following.run();
    }
  }

  /** Measures, and looks whether other tables are to be followed or these in another way. */
  private boolean isOutdated(
      Connection connection, List<FollowedTable> tables, Position position, double seconds)
      throws SQLException {
    lag.tell(connection, seconds);
    names = selection.of(dialect.tables(connection));
    var published = publications.read(connection);
    return !FollowedTable.read(connection, names).equals(tables)
        || !published.identity().equals(position.publications())
        || !published.holds(tables);
  }
}
