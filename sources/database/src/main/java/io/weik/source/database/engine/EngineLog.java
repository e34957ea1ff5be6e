package io.weik.source.database.engine;

import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
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
  private static final String OTHER_SHAPE =
      "rows cannot be read, for the shape that their table had then is not known: ";

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
          case MYSQL -> new BinlogCapture(config, BinlogServer.MYSQL, dialect);
          case MARIADB -> new BinlogCapture(config, BinlogServer.MARIADB, dialect);
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
    var begun = ""; // where it began anew after a loss
    var reshaped = ""; // where the shapes of tables were taken from the server
    while (true) {
      var ended = new Run(config, dialect, capture, context).until(position);
      position = ended.position();
      var place = capture.words(position.offset());
      boolean again = reshaped.equals(place);
      boolean lost = begun.equals(place);
      switch (ended.ending()) {
        case Ending.Failed(var failure) -> throw failure;
        case Ending.Lost(var reason) when lost ->
            throw new ProblemException(
                Problem.remote("the server does not send its log: " + reason));
        case Ending.Lost(var reason) -> {
          position = beginning.after(new Gap(place, "", reason), position);
          begun = capture.words(position.offset());
        }
        case Ending.Unshaped(var reason) when again ->
            position = beginning.after(new Gap(place, "", OTHER_SHAPE + reason), position);
        case Ending.Unshaped _ -> {
          position = beginning.reshaped(position);
          reshaped = place;
        }
      }
      position = read(context, tables, beginning, position);
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

  @Override
  public void look(SourceContext context, List<TableName> tables) throws Exception {
    new Look(config, dialect, capture.forTrial(), context).run();
  }

  @Override
  public void release(String source) {}
}
