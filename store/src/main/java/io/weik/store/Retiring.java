package io.weik.store;

import java.util.List;
import org.rocksdb.RocksDBException;

/**
 * Lets the oldest events of a stream go. Duplicate keys still in the window move to {@link
 * Column#RETIRED}; all other traces go at once.
 */
final class Retiring extends Commit {
  private final Stream stream;
  private final int number;
  private final List<Passing> passing;
  private long gone;

  /** The events follow each other; {@code number} is that of the stream when they were read. */
  Retiring(Stream stream, int number, List<Passing> passing) {
    this.stream = stream;
    this.number = number;
    this.passing = passing;
  }

  /** How many went; known once it is written. */
  long gone() {
    return gone;
  }

  @Override
  void stage(Group group) throws RocksDBException {
    gone = 0;
    var tail = group.tail(stream);
    if (tail == null || tail.number() != number) {
      return;
    }
    for (var event : passing) {
      if (event.position == tail.first()) {
        release(group, event);
        tail = tail.shortened(event.position + 1, event.size);
        gone++;
      }
    }
    if (gone > 0) {
      group.database.deleteRange(
          group.batch, Column.EVENTS, Keys.event(number, 0), Keys.event(number, tail.first()));
      group.setTail(stream, tail);
    }
  }

  private void release(Group group, Passing event) throws RocksDBException {
    boolean windowed = event.key.isPresent() && group.inWindow(event.storedAt);
    if (windowed) {
      group.database.put(
          group.batch,
          Column.RETIRED,
          Keys.retired(number, event.storedAt, event.position),
          event.key.get());
    } else if (event.key.isPresent()) {
      group.ids.remove(Keys.id(number, event.key.get()), event.position);
    }
    if (!(windowed && event.keyIsId)) {
      group.ids.remove(Keys.id(number, event.id), event.position);
    }
  }

  @Override
  long size() {
    return 64L * passing.size();
  }
}
