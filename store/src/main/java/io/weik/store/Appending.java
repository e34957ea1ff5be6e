package io.weik.store;

import io.weik.runtime.Appended;
import java.util.List;
import org.rocksdb.RocksDBException;

/** Events and changes of state that belong together. */
final class Appending extends Commit {
  private final Stream stream;
  private final List<Draft> drafts;
  private final List<StateWrite> writes;
  private List<Appended> outcomes = List.of();

  Appending(Stream stream, List<Draft> drafts, List<StateWrite> writes) {
    this.stream = stream;
    this.drafts = drafts;
    this.writes = writes;
  }

  /** What became of each event; known once it is written. */
  List<Appended> outcomes() {
    return outcomes;
  }

  @Override
  void stage(Group group) throws RocksDBException {
    outcomes = drafts.isEmpty() ? List.of() : group.append(stream, drafts);
    group.change(writes);
  }

  @Override
  long size() {
    long size = 0;
    for (var draft : drafts) {
      size += draft.encoded.length;
    }
    for (var write : writes) {
      size += write.size();
    }
    return size;
  }
}
