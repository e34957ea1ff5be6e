package io.weik.store;

import java.util.List;
import org.rocksdb.RocksDBException;

/** Changes of state alone. */
final class Changing extends Commit {
  private final List<StateWrite> writes;
  private final boolean awaited;

  Changing(List<StateWrite> writes, boolean awaited) {
    this.writes = writes;
    this.awaited = awaited;
  }

  @Override
  void stage(Group group) throws RocksDBException {
    group.change(writes);
  }

  @Override
  long size() {
    return writes.stream().mapToLong(StateWrite::size).sum();
  }

  @Override
  boolean isAwaited() {
    return awaited;
  }
}
