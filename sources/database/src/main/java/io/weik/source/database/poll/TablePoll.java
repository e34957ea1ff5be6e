package io.weik.source.database.poll;

import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.api.resource.OnGap;
import io.weik.api.source.Gap;
import io.weik.source.database.config.InitialSnapshot;
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
    long poll = state.head().nextPoll(scope.context().clock().instant());
    requireKey();
    begin(state, poll);
    var contents = contents(state, poll);
    var changes = new TableChanges(scope, table, state, poll);
    long rows =
        table.key().isEmpty()
            ? new KeylessPoll(scope, table, state, changes, contents).run()
            : new KeyedPoll(scope, table, state, changes, contents, indexes).run();
    return new Found(rows, changes.count());
  }

  /** Goes on with what is remembered of these rows, or starts afresh. */
  private void begin(TableState state, long poll) throws InterruptedException {
    boolean isKnown = state.head().isKnown();
    if (!state.head().isAbout(watched())) {
      boolean told = scope.config().initialSnapshot() == InitialSnapshot.DATA;
      if (isKnown) {
        var what = "other rows of %s are watched".formatted(table.name());
        told |= gap(poll, what) == OnGap.RESNAPSHOT;
      }
      startAfresh(state, told);
      if (isNew && !isKnown) {
        state.head().complete();
      }
    } else if (!state.head().hasKey(key())) {
      var what = "the key of %s is another: %s".formatted(table.name(), key());
      startAfresh(state, gap(poll, what) == OnGap.RESNAPSHOT);
    }
  }

  /** Rows of a window are compared one by one, which takes a key. */
  private void requireKey() {
    if (table.key().isEmpty() && scope.config().cursorColumn().isPresent()) {
      throw new ProblemException(
          Problem.user("table " + table.name() + " has no key, and CursorColumn needs one")
              .path("spec.Parameters.KeyColumns")
              .hint("name the columns that identify a row in KeyColumns"));
    }
  }

  private List<String> key() {
    return RowReader.keyColumns(table).stream().map(Column::name).toList();
  }

  private String watched() {
    return Watched.rows(scope.config());
  }

  private void startAfresh(TableState state, boolean told) {
    state.startAfresh(watched(), key(), told);
    indexes.forget(table.name());
    indexes.follow(table.name(), state);
  }

  /** With what rows are compared; where columns are gone, rows are the same as they were. */
  private Contents contents(TableState state, long poll) throws InterruptedException {
    var contents = newContents(state);
    var gone = contents.gone();
    if (gone.isEmpty()) {
      return contents;
    }
    var what =
        "columns of %s are gone%s: %s"
            .formatted(
                table.name(),
                scope.config().columns().isEmpty() ? "" : " or not in Columns any more",
                String.join(", ", gone));
    boolean told = gap(poll, what) == OnGap.RESNAPSHOT;
    if (told || table.key().isEmpty()) {
      startAfresh(state, told);
      return newContents(state);
    }
    return contents;
  }

  private Contents newContents(TableState state) {
    return new Contents(table, state.head().bases(), scope.config().before(), scope.hash());
  }

  private OnGap gap(long poll, String what) throws InterruptedException {
    var from = "%s %d".formatted(table.name(), poll - 1);
    var to = "%s %d".formatted(table.name(), poll);
    var why = what + "; updates since the poll before cannot be told";
    return scope.work().gap(new Gap(from, to, why));
  }
}
