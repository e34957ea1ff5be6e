package io.weik.store;

import io.weik.runtime.Retention;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.rocksdb.RocksDBException;

/** Chooses which events a retention lets go, oldest first, a bounded number at a time. */
final class Retirement {
  private static final int MOST = 1000;
  private static final long MOST_BYTES = 8L << 20;

  private final Retention retention;
  private final StreamTail tail;

  Retirement(Retention retention, StreamTail tail) {
    this.retention = retention;
    this.tail = tail;
  }

  /** The next events to go; none when the rest may stay. */
  List<Passing> next(Database database) throws RocksDBException {
    var passing = new ArrayList<Passing>();
    long left = tail.bytes();
    long taken = 0;
    byte[] from = Keys.event(tail.number(), tail.first());
    try (var events = database.sweep(Column.EVENTS)) {
      for (events.seek(from);
          events.isValid() && passing.size() < MOST && taken < MOST_BYTES;
          events.next()) {
        byte[] key = events.key();
        if (Keys.number(key) != tail.number() || Keys.position(key) > tail.last()) {
          break;
        }
        var event = EventCodec.passing(Keys.position(key), events.value());
        if (!mayGo(event, left)) {
          break;
        }
        passing.add(event);
        left -= event.size;
        taken += event.size;
      }
      events.status();
    }
    return passing;
  }

  private boolean mayGo(Passing event, long left) {
    boolean old = event.storedAt < storedBefore();
    boolean unneeded = event.position < retention.keepFrom();
    return exceeds(left, retention.hardBytes())
        || (unneeded && (old || exceeds(left, retention.maximumBytes())));
  }

  private static boolean exceeds(long bytes, OptionalLong limit) {
    return limit.isPresent() && bytes > limit.getAsLong();
  }

  private long storedBefore() {
    return Times.ceilingMillis(retention.storedBefore());
  }
}
