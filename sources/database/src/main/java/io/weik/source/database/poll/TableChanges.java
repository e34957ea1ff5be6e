package io.weik.source.database.poll;

import io.weik.source.database.change.Operation;
import io.weik.source.database.poll.state.ByteOutput;
import io.weik.source.database.poll.state.TableState;
import io.weik.source.database.table.Row;
import io.weik.source.database.table.Table;
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

  /** A row is one of those that were there from the beginning. */
  void known(Row row, ByteOutput content, String which) throws InterruptedException {
    rows++;
    if (state.head().isTold()) {
      tell(Operation.READ, content, which, row, null, row);
    }
  }

  /** A row is new. */
  void inserted(Row row, ByteOutput content, String which) throws InterruptedException {
    rows++;
    tell(Operation.INSERT, content, which, row, null, row);
  }

  /** A row has other values; what it was before, if that is known. */
  void updated(@Nullable Row before, Row after, ByteOutput content) throws InterruptedException {
    tell(Operation.UPDATE, content, "", after, before, after);
  }

  /** A row is gone. */
  void deleted(Row keyed, @Nullable Row before, ByteOutput key, String which)
      throws InterruptedException {
    rows--;
    tell(Operation.DELETE, key, which, keyed, before, null);
  }

  private void tell(
      Operation operation,
      ByteOutput content,
      String which,
      Row keyed,
      @Nullable Row before,
      @Nullable Row after)
      throws InterruptedException {
    if (!scope.config().tracks(operation)) {
      return;
    }
    count++;
    var id = ids.of(table.name(), operation, content.bytes(), content.size(), poll + which);
    events.draft(id, operation, keyed, before, after).ifPresent(state.pending()::add);
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
