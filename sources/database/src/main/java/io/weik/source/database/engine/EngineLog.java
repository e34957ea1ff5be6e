package io.weik.source.database.engine;

import io.weik.api.source.Gap;
import io.weik.api.source.SourceContext;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.dialect.Dialect;
import io.weik.source.database.log.ChangeLog;
import io.weik.source.database.poll.InitialRead;
import io.weik.source.database.table.TableName;
import java.util.List;

/**
 * The logs of MySQL, MariaDB, SQL Server and Oracle, by Debezium's connectors (<a
 * href="https://debezium.io/documentation/reference/3.5/connectors/">Debezium connectors</a>). They
 * are driven without an engine of Kafka Connect: offsets and shapes of tables are in the state of
 * the source, and an offset is stored in the very write of the events up to it.
 */
public final class EngineLog implements ChangeLog {
  private final DatabaseConfig config;
  private final Dialect dialect;
  private final Capture capture;

  private EngineLog(DatabaseConfig config, Dialect dialect, Capture capture) {
    this.config = config;
    this.dialect = dialect;
    this.capture = capture;
  }

  /** The log of the config's product, which is one of these four. */
  public static EngineLog of(DatabaseConfig config, Dialect dialect) {
    var capture =
        switch (config.databaseType()) {
          case MYSQL -> new BinlogCapture(config, BinlogServer.MYSQL);
          case MARIADB -> new BinlogCapture(config, BinlogServer.MARIADB);
          case SQLSERVER -> new SqlServerCapture(config);
          case ORACLE -> new OracleCapture(config);
          case POSTGRESQL, JDBC ->
              throw new IllegalArgumentException("no log of " + config.databaseType());
        };
    return new EngineLog(config, dialect, capture);
  }

  @Override
  public void run(SourceContext context, List<TableName> tables) throws Exception {
    var beginning = new Beginning(config, dialect, capture, context);
    var position = read(context, tables, beginning, beginning.find());
    while (true) {
      position = read(context, tables, beginning, follow(context, beginning, position));
    }
  }

  /** Reads rows that the log has not. */
  private StoredPosition read(
      SourceContext context, List<TableName> tables, Beginning beginning, StoredPosition position)
      throws Exception {
    if (!position.reading()) {
      return position;
    }
    var name = position.life() == 0 ? "" : "life" + position.life();
    context.ready();
    new InitialRead(config, dialect, context, name).run(tables);
    return beginning.read(position);
  }

  /** Follows the log until it is to be begun anew. */
  private StoredPosition follow(SourceContext context, Beginning beginning, StoredPosition from)
      throws Exception {
    var run = new Run(config, dialect, capture, context);
    var ended = run.until(from);
    return switch (ended.ending()) {
      case Ending.Failed(var failure) -> throw failure;
      case Ending.Lost(var reason) ->
          beginning.after(gap(ended.position(), reason), ended.position());
      case Ending.Unshaped(var reason) when ended.position().shapesKnown() ->
          beginning.reshaped(ended.position());
      case Ending.Unshaped(var reason) ->
          beginning.after(
              gap(
                  ended.position(),
                  "rows cannot be read as the shape of their table then is not known: " + reason),
              ended.position());
    };
  }

  private Gap gap(StoredPosition position, String reason) {
    return new Gap(capture.words(position.offset()), "", reason);
  }

  @Override
  public void look(SourceContext context, List<TableName> tables) throws Exception {
    new Look(config, dialect, capture, context).run();
  }

  @Override
  public void release(String source) {}
}
