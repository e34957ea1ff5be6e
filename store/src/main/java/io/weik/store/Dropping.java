package io.weik.store;

import org.rocksdb.RocksDBException;

/** Removes a stream with all that is known of it. Its number is not given away again. */
final class Dropping extends Commit {
  private final Stream stream;

  Dropping(Stream stream) {
    this.stream = stream;
  }

  @Override
  void stage(Group group) throws RocksDBException {
    var tail = group.tail(stream);
    if (tail == null) {
      return;
    }
    byte[] from = Keys.stream(tail.number());
    byte[] to = Keys.stream(tail.number() + 1);
    group.database.deleteRange(group.batch, Column.EVENTS, from, to);
    group.database.deleteRange(group.batch, Column.IDS, from, to);
    group.database.deleteRange(group.batch, Column.RETIRED, from, to);
    group.setTail(stream, null);
  }

  @Override
  long size() {
    return 0;
  }
}
