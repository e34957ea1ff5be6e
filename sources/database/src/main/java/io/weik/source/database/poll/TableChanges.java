package io.weik.source.database.poll;

import io.weik.api.event.EventDraft;
import io.weik.source.database.change.Operation;
import io.weik.source.database.poll.state.ByteOutput;
import io.weik.source.database.poll.state.TableState;
import io.weik.source.database.table.Row;
import io.weik.source.database.table.Table;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The changes that one poll finds in one table, on their way into events. One thread. */
final class TableChanges {
  private final Scope scope;
  private final Table table;
  private final TableState state;
  private final RowEvents events;
  private final ChangeId ids = new ChangeId();
  private final String poll;
  private long count;
  private long rows;

  /** With the state of the table, which is at the number of this poll. */
  TableChanges(Scope scope, Table table, TableState state, long poll) {
    this.scope = scope;
    this.table = table;
    this.state = state;
    this.events = new RowEvents(table, scope.work());
    this.poll = Long.toString(poll);
    this.rows = state.head().rows();
  }

  /** How many changes there are. */
  long count() {
    return count;
  }

  /** The row that was read is one of those that were there from the beginning. */
  void known(RowReader row, String which) throws InterruptedException {
    rows++;
    if (state.head().isTold()) {
      tell(Operation.READ, row, which, null);
    }
  }

  /** The row that was read is new. */
  void inserted(RowReader row, String which) throws InterruptedException {
    rows++;
    tell(Operation.INSERT, row, which, null);
  }

  /** The row that was read has other values; what it was before, if that is known. */
  void updated(@Nullable Row before, RowReader row) throws InterruptedException {
    tell(Operation.UPDATE, row, "", before);
  }

  private void tell(Operation operation, RowReader row, String which, @Nullable Row before)
      throws InterruptedException {
    if (scope.config().tracks(operation)) {
      var after = row.row();
      add(
          events.draft(
              id(operation, row.content(), which), operation, after, before, after, row.wrong()));
    }
  }

  /** A row is gone. */
  void deleted(Row keyed, @Nullable Row before, ByteOutput key, String which)
      throws InterruptedException {
    rows--;
    if (scope.config().tracks(Operation.DELETE)) {
      var id = id(Operation.DELETE, key, which);
      add(events.draft(id, Operation.DELETE, keyed, before, null, Optional.empty()));
    }
  }

  private String id(Operation operation, ByteOutput content, String which) {
    return ids.of(table.name(), operation, content.bytes(), content.size(), poll + which);
  }

  private void add(Optional<EventDraft> draft) {
    count++;
    draft.ifPresent(state.pending()::add);
  }

  /** Whether it is time to store what there is. */
  boolean areMany() {
    return scope.batch().isFull(state.pending());
  }

  /** Adds all to what the poll stores at its end; the state of the table is a whole. */
  void add() {
    state.head().rows(rows);
    state.save();
    scope.batch().take(state.pending());
  }

  /** Stores what there is; the state of the table is a whole. */
  void store() throws InterruptedException {
    add();
    scope.store();
  }
}
