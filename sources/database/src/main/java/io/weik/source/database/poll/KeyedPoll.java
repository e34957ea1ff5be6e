package io.weik.source.database.poll;

import io.weik.source.database.poll.state.PageIndex;
import io.weik.source.database.poll.state.TableState;
import io.weik.source.database.table.Column;
import io.weik.source.database.table.Table;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One poll of a table that has a key. One thread. */
final class KeyedPoll {
  private final Scope scope;
  private final Table table;
  private final List<Column> key;
  private final TableState state;
  private final TableChanges changes;
  private final Contents contents;
  private final Optional<Cursor> cursor;
  private final PageIndexes indexes;
  private long rows;

  KeyedPoll(
      Scope scope,
      Table table,
      TableState state,
      TableChanges changes,
      Contents contents,
      PageIndexes indexes) {
    this.scope = scope;
    this.table = table;
    this.key = RowReader.keyColumns(table);
    this.state = state;
    this.changes = changes;
    this.contents = contents;
    this.cursor =
        scope
            .config()
            .cursorColumn()
            .map(column -> new Cursor(scope.context().clock().instant(), table, column, state));
    this.indexes = indexes;
  }

  /** Finds what has changed; tells how many rows were read. */
  long run() throws SQLException, InterruptedException {
    var from = cursor.flatMap(each -> each.from(scope.config().cursorOverlap()));
    if (from.isPresent() && state.head().isComplete() && !contents.areMixed()) {
      readNewer(cursor.orElseThrow(), from.get());
    } else {
      readAll();
    }
    cursor.ifPresent(growing -> growing.tell(scope.warnings()));
    changes.add();
    return rows;
  }

  private void readAll() throws SQLException, InterruptedException {
    var pass = pass(KeyedPass.Kind.ALL, null);
    var last = lastKey();
    if (!last.isEmpty()) {
      pass.skipToEnd();
      readTwice(pass, table.columns(), new Condition(scope.dialect().after(key, false), key, last));
    } else {
      readTwice(pass, table.columns(), Condition.NONE);
    }
    pass.finish();
    state.head().complete();
    contents.settle();
    if (cursor.isPresent() && last.isEmpty()) {
      cursor.get().save(state);
      state.head().keysCompared(scope.context().clock().instant());
    }
  }

  /**
   * Where the first reading of a large table was cut off, if rows can be asked for from there. Rows
   * that were read before the cut may have changed since, so that the cursor counts only after the
   * next reading of all.
   */
  private List<byte[]> lastKey() {
    if (state.head().isComplete() || contents.areMixed() || state.head().last() == 0) {
      return List.of();
    }
    var page = state.read(state.head().last());
    return page.size() == 0
        ? List.of()
        : new KeyComparator(table).valuesUnlessNull(page.key(page.size() - 1));
  }

  private void readNewer(Cursor growing, byte[] from) throws SQLException, InterruptedException {
    var columns = List.of(growing.column());
    var after = scope.dialect().after(columns, true);
    var orNull =
        growing.column().nullable()
            ? after + " OR " + scope.dialect().quoted(growing.column().name()) + " IS NULL"
            : after;
    var pass = pass(KeyedPass.Kind.SOME, indexes.of(table, state));
    read(pass, table.columns(), new Condition(orNull, columns, List.of(from)));
    pass.finish();
    growing.save(state);
    if (isKeyCompareDue()) {
      compareKeys();
    }
  }

  private boolean isKeyCompareDue() {
    var interval = scope.config().deleteCheckInterval();
    var now = scope.context().clock().instant();
    return !interval.isZero() && !now.isBefore(state.head().keysCompared().plus(interval));
  }

  /** Finds rows that are gone; and when there are some that no window has shown, reads all. */
  private void compareKeys() throws SQLException, InterruptedException {
    var pass = pass(KeyedPass.Kind.KEYS, null);
    readTwice(pass, key, Condition.NONE);
    pass.finish();
    state.head().keysCompared(scope.context().clock().instant());
    if (pass.unknown() > 0) {
      readAll();
    }
  }

  private KeyedPass pass(KeyedPass.Kind kind, @Nullable PageIndex index) {
    return new KeyedPass(scope, table, state, changes, contents, kind, index);
  }

  private void readTwice(KeyedPass pass, List<Column> columns, Condition condition)
      throws SQLException, InterruptedException {
    read(pass, columns, condition);
    if (scope.readsAgain(pass.rows(), state)) {
      read(pass, columns, condition);
    }
  }

  private void read(KeyedPass pass, List<Column> columns, Condition condition)
      throws SQLException, InterruptedException {
    var where = new ArrayList<String>();
    scope.config().where().ifPresent(where::add);
    if (!condition.sql.isEmpty()) {
      where.add(condition.sql);
    }
    var sql = scope.dialect().select(table.name(), columns, where, key, 0);
    try (var statement = scope.dialect().prepare(scope.connection(), sql)) {
      if (!condition.sql.isEmpty()) {
        int _ =
            scope
                .dialect()
                .bind(statement, 1, condition.columns, condition.values.toArray(byte[][]::new));
      }
      scope.work().read(statement, rowsOf(pass, columns));
    }
    rows += pass.rows();
  }

  private Work.Row rowsOf(KeyedPass pass, List<Column> columns) {
    if (cursor.isEmpty() || columns.equals(key)) {
      return pass::take;
    }
    var growing = cursor.get();
    return result -> {
      pass.take(result);
      growing.see(pass.reader());
    };
  }

  /**
   * Which rows are asked for.
   *
   * @param sql a condition with a marker for each value; empty for all rows
   */
  private record Condition(String sql, List<Column> columns, List<byte[]> values) {
    static final Condition NONE = new Condition("", List.of(), List.of());
  }
}
