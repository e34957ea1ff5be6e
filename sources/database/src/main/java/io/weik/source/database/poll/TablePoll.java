package io.weik.source.database.poll;

import io.weik.api.source.Gap;
import io.weik.source.database.poll.state.TableState;
import io.weik.source.database.table.Column;
import io.weik.source.database.table.Table;
import java.sql.SQLException;
import java.util.List;

/**
 * One poll of one table.
 *
 * @param isNew whether the table was not there before, so that all its rows are new
 */
record TablePoll(Scope scope, Table table, boolean isNew, PageIndexes indexes) {
  /** The start of all keys of state about tables. */
  static final String PREFIX = "poll/table/";

  /**
   * What was found.
   *
   * @param rows how many rows were read
   * @param changes how many events there are
   */
  record Found(long rows, long changes) {}

  /** Finds what has changed; all of it is in the batch, or stored already, when this returns. */
  Found run() throws SQLException, InterruptedException {
    var prefix = PREFIX + StateKey.of(table.name()) + "/";
    var state = new TableState(scope.context(), prefix, scope.batch());
    indexes.follow(table.name(), state);
    long poll = state.nextPoll();
    begin(state, poll);
    var contents = new Contents(table, state.bases(), scope.config().before(), scope.hash());
    if (tellGone(contents) && table.key().isEmpty()) {
      state.startAfresh(watched(), List.of());
      contents = new Contents(table, state.bases(), scope.config().before(), scope.hash());
    }
    var changes = new TableChanges(scope, table, state, poll);
    long rows =
        table.key().isEmpty()
            ? new KeylessPoll(scope, table, state, changes, contents).run()
            : new KeyedPoll(scope, table, state, changes, contents, indexes).run();
    return new Found(rows, changes.count());
  }

  private void begin(TableState state, long poll) throws InterruptedException {
    var key = RowReader.keyColumns(table).stream().map(Column::name).toList();
    boolean isKnown = state.isKnown();
    boolean isSame = state.isAbout(watched());
    if (isSame && state.hasKey(key)) {
      return;
    }
    if (isSame) {
      tellGap(
          poll, "the key of %s is another: %s; ".formatted(table.name(), String.join(", ", key)));
    }
    state.startAfresh(watched(), key);
    indexes.forget(table.name());
    indexes.follow(table.name(), state);
    if (isNew && !isKnown) {
      state.complete();
    }
  }

  private String watched() {
    return Watched.rows(scope.config());
  }

  /** Updates before columns went can no longer be told. */
  private boolean tellGone(Contents contents) throws InterruptedException {
    var gone = contents.gone();
    if (gone.isEmpty()) {
      return false;
    }
    tellGap(
        contents.basis(),
        "columns of %s are gone: %s; ".formatted(table.name(), String.join(", ", gone)));
    return true;
  }

  private void tellGap(long number, String what) throws InterruptedException {
    var from = "%s %d".formatted(table.name(), number - 1);
    var to = "%s %d".formatted(table.name(), number);
    var _ =
        scope
            .context()
            .gap(new Gap(from, to, what + "updates since the poll before cannot be told"));
  }
}
