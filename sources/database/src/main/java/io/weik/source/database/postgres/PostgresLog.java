package io.weik.source.database.postgres;

import io.weik.api.problem.ProblemException;
import io.weik.api.source.SourceContext;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.dialect.Dialect;
import io.weik.source.database.dialect.SlotName;
import io.weik.source.database.log.ChangeLog;
import io.weik.source.database.table.TableName;
import java.sql.SQLException;
import java.util.List;

/**
 * The log of PostgreSQL, read from a replication slot by the server's own plugin {@code pgoutput}.
 * Each change becomes an event once: its place in the log is its id, and how far the source is is
 * stored with the events, and confirmed to the server only then.
 *
 * @see <a href="https://www.postgresql.org/docs/current/logicaldecoding.html">Logical decoding</a>
 */
public final class PostgresLog implements ChangeLog {
  private final DatabaseConfig config;
  private final Dialect dialect;

  /** For one config, and the dialect of it. */
  public PostgresLog(DatabaseConfig config, Dialect dialect) {
    this.config = config;
    this.dialect = dialect;
  }

  @Override
  public void run(SourceContext context, List<TableName> tables) throws Exception {
    var slot = SlotName.of(config, context.source());
    var session = new Session(config, dialect, context, slot, tables);
    while (true) {
      attempt(session::follow);
    }
  }

  @Override
  public void look(SourceContext context, List<TableName> tables) throws Exception {
    attempt(() -> new Look(config, dialect, context).run(tables));
  }

  @Override
  public void release(String source) throws Exception {
    if (config.manageSlot()) {
      attempt(() -> new Leftovers(config, dialect).remove(SlotName.of(config, source)));
    }
  }

  @FunctionalInterface
  private interface Work {
    void run() throws Exception;
  }

  /** An interrupt tears connections, and that is no failure of them. */
  private void attempt(Work work) throws Exception {
    try {
      work.run();
    } catch (SQLException | ProblemException failure) {
      if (Thread.interrupted()) {
        throw (InterruptedException) new InterruptedException("stopped").initCause(failure);
      }
      throw failure instanceof SQLException cause
          ? new ProblemException(dialect.explain(cause), cause)
          : failure;
    }
  }
}
