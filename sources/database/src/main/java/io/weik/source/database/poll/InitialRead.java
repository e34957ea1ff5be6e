package io.weik.source.database.poll;

import io.weik.api.event.EventDraft;
import io.weik.api.event.Payload;
import io.weik.api.problem.ProblemException;
import io.weik.api.source.SourceContext;
import io.weik.api.source.StateChange;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.dialect.Dialect;
import io.weik.source.database.table.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the rows that are there at the very first start of a source that then follows the log: one
 * event with the operation {@code read} for each.
 *
 * <p>Whoever calls takes the position in the log before, and follows the log from there after: rows
 * that change meanwhile come again from the log. Tables are read in the order of their keys by
 * short transactions; how far it is is stored together with the events, so that it goes on from
 * there when it is cut off. A table without a key is read as one, from its beginning again when
 * that is cut off; events of rows that came already are then duplicates and not stored again.
 */
public final class InitialRead {
  private static final String PREFIX = "initial/";

  private final DatabaseConfig config;
  private final Dialect dialect;
  private final SourceContext context;
  private final String name;
  private final String done;

  /** For one start of a source. */
  public InitialRead(DatabaseConfig config, Dialect dialect, SourceContext context) {
    this(config, dialect, context, "");
  }

  /**
   * For one start of a source.
   *
   * @param name tells it from other readings in the life of the source, which have been done or not
   *     by themselves, and whose events are others
   */
  public InitialRead(DatabaseConfig config, Dialect dialect, SourceContext context, String name) {
    this.config = config;
    this.dialect = dialect;
    this.context = context;
    this.name = name;
    this.done = PREFIX + name;
  }

  /** Whether all has been read; it stays so for the life of the source. */
  public boolean isDone() {
    return context.state(done).isPresent();
  }

  /**
   * Reads all rows of the tables, unless that has been done; goes on where it was cut off.
   *
   * @throws InterruptedException when interrupted: the statement that runs has been cancelled then
   * @throws ProblemException telling what is wrong in words
   */
  public void run(List<TableName> tables) throws Exception {
    if (!isDone()) {
      Work.run(context, work -> read(work, tables));
    }
  }

  private boolean read(Work work, List<TableName> tables) throws InterruptedException {
    try (var connection = dialect.connectForReading()) {
      for (var table : tables) {
        read(work, connection, table);
      }
    } catch (SQLException failure) {
      throw new ProblemException(dialect.explain(failure), failure);
    }
    var changes = new ArrayList<StateChange>();
    changes.add(new StateChange.Put(done, Payload.ofText("done")));
    tables.forEach(table -> changes.add(new StateChange.Delete(key(table))));
    work.emit(List.<EventDraft>of(), changes.toArray(StateChange[]::new));
    context.progress("");
    return true;
  }

  private void read(Work work, Connection connection, TableName name)
      throws SQLException, InterruptedException {
    var table = dialect.describe(connection, name);
    if (table.isPresent()) {
      var stored = context.state(key(name)).map(Payload::bytes).orElse(new byte[0]);
      new TableRead(config, dialect, context, work, table.get(), key(name), this.name)
          .run(connection, stored);
    }
  }

  private String key(TableName table) {
    return done + "/" + StateKey.of(table);
  }
}
