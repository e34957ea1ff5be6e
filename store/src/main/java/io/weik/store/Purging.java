package io.weik.store;

import java.util.Arrays;
import org.rocksdb.RocksDBException;

/** Forgets retired duplicate keys that have left the window, a bounded number at a time. */
final class Purging extends Commit {
  private static final int MOST = 10_000;

  private final Stream stream;
  private int purged;

  Purging(Stream stream) {
    this.stream = stream;
  }

  /** Whether there may be more of them; known once it is written. */
  boolean isUnfinished() {
    return purged == MOST;
  }

  @Override
  void stage(Group group) throws RocksDBException {
    purged = 0;
    var tail = group.tail(stream);
    if (tail == null) {
      return;
    }
    byte[] prefix = Keys.stream(tail.number());
    try (var retired = group.database.sweep(Column.RETIRED)) {
      retired.seek(prefix);
      while (purged < MOST && retired.isValid()) {
        byte[] key = retired.key();
        if (!Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length)
            || group.inWindow(Keys.time(key))) {
          break;
        }
        byte[] text = retired.value();
        group.ids.remove(Keys.id(tail.number(), text), Keys.retiredPosition(key));
        group.database.delete(group.batch, Column.RETIRED, key);
        purged++;
        retired.next();
      }
      retired.status();
    }
  }

  @Override
  long size() {
    return 0;
  }
}
