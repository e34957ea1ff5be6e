package io.weik.source.database.poll;

import io.weik.api.problem.ProblemException;
import io.weik.api.source.Polled;
import io.weik.api.source.Poller;
import io.weik.api.source.SourceContext;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.dialect.Dialect;
import java.io.IOException;
import java.sql.SQLException;

/**
 * Finds the changes of tables by reading them again: each poll compares one state of the database
 * with what the poll before has seen. Events and what has been seen are stored in one write, or, if
 * that is too much, in several, each with the rows of its events; so that each change is told once
 * however polls end.
 */
public final class TablePoller implements Poller {
  private final DatabaseConfig config;
  private final Dialect dialect;
  private final SourceContext context;
  private final String idleWords;
  private final ReadingConnection connection;
  private final Warnings warnings;
  private final PageIndexes indexes = new PageIndexes();

  /**
   * For one start of a source; connects at the first poll.
   *
   * @param idleWords the progress that is shown when no table is being read
   */
  public TablePoller(
      DatabaseConfig config, Dialect dialect, SourceContext context, String idleWords) {
    this.config = config;
    this.dialect = dialect;
    this.context = context;
    this.idleWords = idleWords;
    this.connection = new ReadingConnection(dialect);
    this.warnings = new Warnings(context);
  }

  @Override
  public Polled poll() throws Exception {
    boolean done = false;
    try {
      var polled = Work.run(context, this::poll);
      done = true;
      return polled;
    } finally {
      if (!done) {
        indexes.forgetAll();
        connection.close();
      }
    }
  }

  private Polled poll(Work work) throws InterruptedException {
    try {
      return new Round(config, dialect, context, work, connection, indexes, warnings, idleWords)
          .run();
    } catch (SQLException failure) {
      throw new ProblemException(dialect.explain(failure), failure);
    }
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
