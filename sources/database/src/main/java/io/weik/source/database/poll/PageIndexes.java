package io.weik.source.database.poll;

import io.weik.source.database.poll.state.PageIndex;
import io.weik.source.database.poll.state.TableState;
import io.weik.source.database.table.Table;
import io.weik.source.database.table.TableName;
import java.util.HashMap;
import java.util.Map;

/** The indexes of pages that a poller keeps from poll to poll. One thread at a time. */
final class PageIndexes {
  private final Map<TableName, PageIndex> byTable = new HashMap<>();

  /** The index of a table, made when there is none; it follows the state from now on. */
  PageIndex of(Table table, TableState state) {
    var known = byTable.get(table.name());
    if (known != null) {
      return known;
    }
    var index = new PageIndex(new KeyComparator(table));
    index.fill(state);
    byTable.put(table.name(), index);
    state.follow(index);
    return index;
  }

  /** An index that there is follows the state from now on. */
  void follow(TableName table, TableState state) {
    state.follow(byTable.get(table));
  }

  /** What the indexes say may not be what is stored: the poll failed. */
  void forgetAll() {
    byTable.clear();
  }

  /** The pages of this table are others now. */
  void forget(TableName table) {
    byTable.remove(table);
  }
}
