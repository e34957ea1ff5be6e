package io.weik.source.database;

import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.api.source.Schedule;
import io.weik.api.source.Source;
import io.weik.api.source.SourceContext;
import io.weik.source.database.config.ChangeTracking;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.config.InitialSnapshot;
import io.weik.source.database.dialect.Dialect;
import io.weik.source.database.dialect.Dialects;
import io.weik.source.database.poll.FirstRows;
import io.weik.source.database.poll.TablePoller;
import io.weik.source.database.postgres.PostgresServerName;
import io.weik.source.database.table.TableName;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Decides at each start how a source finds changes: as it did before, else as its config says, else
 * by the log when that can be read.
 */
final class WayChooser implements Source.Chooser {
  private final DatabaseConfig config;

  WayChooser(DatabaseConfig config) {
    this.config = config;
  }

  @Override
  public Source choose(SourceContext context) throws Exception {
    var dialect = Dialects.of(config, context.source());
    try (var connection = config.isPolledOnly() ? dialect.connectForReading() : dialect.connect()) {
      var server = PostgresServerName.of(config, connection);
      var way = new ChosenWay(context, Shown.identity(config), server);
      var tables = new TableSearch(config, dialect, connection).found();
      var obstacles =
          config.isPolledOnly() ? List.<Problem>of() : dialect.obstaclesToLog(connection, tables);
      boolean isFirst = way.before().isEmpty();
      var chosen = chosen(way.before(), obstacles);
      way.go(chosen);
      return chosen == ChangeTracking.LOG
          ? log(dialect, tables, isFirst)
          : polling(dialect, words(obstacles), context);
    } catch (SQLException failure) {
      throw new ProblemException(dialect.explain(failure), failure);
    }
  }

  /**
   * Auto keeps to what it was; what the log needs is a problem for a source that read it before.
   */
  private ChangeTracking chosen(Optional<ChangeTracking> before, List<Problem> obstacles) {
    var wanted =
        config.isPolledOnly()
            ? ChangeTracking.POLL
            : config.changeTracking() == ChangeTracking.LOG
                ? ChangeTracking.LOG
                : before.orElse(obstacles.isEmpty() ? ChangeTracking.LOG : ChangeTracking.POLL);
    if (wanted == ChangeTracking.LOG && !obstacles.isEmpty()) {
      throw new ProblemException(obstacles);
    }
    return wanted;
  }

  /** What is shown of a source that polls while it does not. */
  private String words(List<Problem> obstacles) {
    return config.changeTracking() == ChangeTracking.AUTO ? "polling" + why(obstacles) : "";
  }

  private String why(List<Problem> obstacles) {
    if (!config.hasLog()) {
      return config.reasonToPoll().map(", since %s is given"::formatted).orElse("");
    }
    return obstacles.isEmpty()
        ? "; ChangeTracking: log would read the log"
        : "; the log would need: "
            + String.join("; ", obstacles.stream().map(Problem::message).toList());
  }

  private Source log(Dialect dialect, List<TableName> tables, boolean isFirst) {
    var log = Logs.of(config, dialect);
    boolean isRead = isFirst && config.initialSnapshot() == InitialSnapshot.DATA;
    return new Source.Running(
        running -> log.run(running, tables),
        Optional.of(
            trial -> {
              if (isRead) {
                new FirstRows(config, dialect, trial).show(tables);
              }
              log.look(trial, tables);
            }));
  }

  private Source polling(Dialect dialect, String words, SourceContext context) {
    context.progress(words);
    return new Source.Polling(
        new Schedule.Every(config.pollingInterval()),
        true,
        Duration.ZERO,
        config.timeout(),
        opened -> new TablePoller(config, dialect, opened, words));
  }
}
