package io.weik.source.database.poll;

import io.weik.api.event.EventDraft;
import io.weik.api.problem.ProblemException;
import io.weik.api.source.SourceContext;
import io.weik.source.database.change.Operation;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.dialect.Dialect;
import io.weik.source.database.table.Table;
import io.weik.source.database.table.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows what {@link InitialRead} would begin with: the first rows of each table, with the operation
 * {@code read}. For trials; stores nothing.
 */
public record FirstRows(DatabaseConfig config, Dialect dialect, SourceContext context) {
  private static final int MOST = 20;

  /**
   * Emits them.
   *
   * @throws InterruptedException when interrupted: the statement that runs has been cancelled then
   * @throws ProblemException telling what is wrong in words
   */
  public void show(List<TableName> tables) throws Exception {
    boolean _ = Work.run(context, work -> show(work, tables));
  }

  private boolean show(Work work, List<TableName> tables) throws InterruptedException {
    try (var connection = dialect.connectForReading()) {
      for (var name : tables) {
        var table = dialect.describe(connection, name);
        if (table.isPresent()) {
          work.emit(drafts(work, connection, table.get()));
        }
      }
      return true;
    } catch (SQLException failure) {
      throw new ProblemException(dialect.explain(failure), failure);
    }
  }

  private List<EventDraft> drafts(Work work, Connection connection, Table table)
      throws SQLException, InterruptedException {
    var reader = new RowReader(dialect, table);
    var events = new RowEvents(table, work);
    var ids = new ChangeId();
    var drafts = new ArrayList<EventDraft>();
    var key = RowReader.keyColumns(table);
    var sql = dialect.select(table.name(), table.columns(), List.of(), key, MOST);
    try (var statement = dialect.prepare(connection, sql)) {
      work.read(
          statement,
          result -> {
            reader.read(result);
            var row = reader.row();
            var content = reader.content();
            var moment = "read" + (key.isEmpty() ? "-" + drafts.size() : "");
            var id = ids.of(table.name(), Operation.READ, content.bytes(), content.size(), moment);
            events.draft(id, Operation.READ, row, null, row, reader.wrong()).ifPresent(drafts::add);
          });
    }
    return drafts;
  }
}
