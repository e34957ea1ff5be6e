package io.weik.source.database.poll;

import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.source.database.poll.state.ByteOutput;
import io.weik.source.database.poll.state.PageIndex;
import io.weik.source.database.poll.state.PageList;
import io.weik.source.database.poll.state.RowEntry;
import io.weik.source.database.poll.state.TableState;
import io.weik.source.database.table.Row;
import io.weik.source.database.table.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Compares rows that come in the order of their keys with those that are remembered, in one pass
 * over both. One thread.
 */
final class KeyedPass {
  private static final int TOLD_ROWS = 10_000;

  private final Scope scope;
  private final Table table;
  private final TableState state;
  private final TableChanges changes;
  private final Contents contents;
  private final Kind kind;
  private final RowReader reader;
  private final KeyComparator order;
  private final PageList list;
  private final @Nullable PageIndex index;
  private long rows;
  private long unknown;

  /** Which rows come. */
  enum Kind {
    /** All, whole: those that do not come are gone. */
    ALL,
    /** The keys of all: those that do not come are gone. */
    KEYS,
    /** Some, whole: nothing is known of those that do not come. */
    SOME
  }

  /**
   * A pass over all that is remembered.
   *
   * @param index finds the page of a row; needed where some rows come
   */
  KeyedPass(
      Scope scope,
      Table table,
      TableState state,
      TableChanges changes,
      Contents contents,
      Kind kind,
      @Nullable PageIndex index) {
    this.scope = scope;
    this.table = table;
    this.state = state;
    this.changes = changes;
    this.contents = contents;
    this.kind = kind;
    this.reader = new RowReader(scope.dialect(), kind == Kind.KEYS ? keysOnly(table) : table);
    this.order = new KeyComparator(table);
    this.list = new PageList(state, contents.basis());
    this.index = index;
  }

  /** The table with no other columns than those of its key. */
  static Table keysOnly(Table table) {
    var key = RowReader.keyColumns(table);
    return new Table(
        table.name(), key, java.util.stream.IntStream.range(0, key.size()).boxed().toList());
  }

  /** Goes past all rows that are remembered: what comes is behind them. */
  void skipToEnd() {
    if (state.head().last() != 0) {
      list.jumpToEnd(state.head().last());
    }
  }

  /** How many rows came. */
  long rows() {
    return rows;
  }

  /** How many keys came that are not remembered; only where keys alone come. */
  long unknown() {
    return unknown;
  }

  /** The row that came last. */
  RowReader reader() {
    return reader;
  }

  /** Takes the next row. */
  void take(ResultSet result) throws SQLException, InterruptedException {
    reader.read(result);
    rows++;
    if (!state.head().isComplete() && rows % TOLD_ROWS == 0) {
      new ReadProgress(scope.context(), scope.dialect(), table.name()).tell(rows);
    }
    var key = reader.key();
    if (index != null) {
      list.jump(index.find(key.toBytes(), state.first()));
    }
    if (isAt(key)) {
      same();
    } else {
      differs(key.toBytes());
    }
  }

  private boolean isAt(ByteOutput key) {
    return !list.isAtEnd() && list.page().keyIs(list.row(), key.bytes(), key.size());
  }

  private void differs(byte[] key) throws InterruptedException {
    requireOrder(key);
    while (!list.isAtEnd()) {
      if (isAt(reader.key())) {
        same();
        return;
      }
      if (order.compare(list.page().key(list.row()), key) > 0) {
        break;
      }
      passOver();
    }
    fresh();
  }

  /** Rows in another order than they are remembered would be told as changes, over and over. */
  private void requireOrder(byte[] key) {
    if (rows == 1) {
      return;
    }
    int compared = order.compare(reader.previousKey().toBytes(), key);
    if (compared == 0) {
      throw new ProblemException(
          Problem.user("two rows of %s have one key".formatted(table.name()))
              .path("spec.Parameters.KeyColumns")
              .value(order.text(key))
              .expected("columns that together are different for each row"));
    }
    if (compared > 0) {
      throw new ProblemException(
          Problem.remote("the rows of %s come in an unknown order".formatted(table.name()))
              .value(order.text(key) + " after " + order.text(reader.previousKey().toBytes()))
              .hint("name columns of numbers, times or plain text in KeyColumns"));
    }
  }

  private void same() throws InterruptedException {
    boolean equal =
        switch (kind) {
          case KEYS -> true;
          case ALL, SOME -> contents.isSame(list.page(), list.row(), reader);
        };
    if (equal && (kind == Kind.KEYS || list.page().basis() == contents.basis())) {
      list.keep();
      return;
    }
    if (!equal) {
      changes.updated(contents.remembered(list.page(), list.row()), reader);
    }
    list.replace(entry());
    storeWhenMany();
  }

  private void fresh() throws InterruptedException {
    if (kind == Kind.KEYS) {
      unknown++;
      return;
    }
    if (state.head().isComplete() || !list.isAtEnd()) {
      changes.inserted(reader, "");
    } else {
      changes.known(reader, "");
    }
    list.insert(entry());
    storeWhenMany();
  }

  private RowEntry entry() {
    var hash = scope.hash();
    hash.hash(reader.content().bytes(), 0, reader.content().size());
    return new RowEntry(
        reader.key(),
        hash.first(),
        hash.second(),
        scope.config().before() ? reader.content() : null);
  }

  private void passOver() throws InterruptedException {
    switch (kind) {
      case SOME -> list.keep();
      case ALL, KEYS -> {
        byte[] key = list.page().key(list.row());
        var before = contents.remembered(list.page(), list.row());
        var keyBytes = new ByteOutput().append(key, 0, key.length);
        changes.deleted(keyed(key), before, keyBytes, "");
        list.remove();
        storeWhenMany();
      }
    }
  }

  /** A row that has the values of its key, and no other. */
  private Row keyed(byte[] key) {
    byte[] @Nullable [] known = order.values(key);
    byte[] @Nullable [] values = new byte[table.columns().size()][];
    for (int i = 0; i < known.length; i++) {
      values[table.key().get(i)] = known[i];
    }
    return new Row(values);
  }

  private void storeWhenMany() throws InterruptedException {
    if (changes.areMany()) {
      list.cut();
      changes.store();
    }
  }

  /** All rows have come. */
  void finish() throws InterruptedException {
    while (kind != Kind.SOME && !list.isAtEnd()) {
      passOver();
    }
    list.finish();
  }
}
