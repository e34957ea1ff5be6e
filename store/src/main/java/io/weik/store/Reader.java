package io.weik.store;

import io.weik.runtime.StoredEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/** Reads the events of one stream as its tail bounds them: what is committed and not retired. */
final class Reader {
  private final Database database;
  private final String stream;
  private final StreamTail tail;

  Reader(Database database, String stream, StreamTail tail) {
    this.database = database;
    this.stream = stream;
    this.tail = tail;
  }

  List<StoredEvent> read(long from, int maximumEvents, long maximumBytes) throws RocksDBException {
    var found = new ArrayList<StoredEvent>();
    long bytes = 0;
    byte[] start = Keys.event(tail.number(), Math.max(from, tail.first()));
    try (var events = database.iterate(Column.EVENTS)) {
      for (events.seek(start); events.isValid() && found.size() < maximumEvents; events.next()) {
        byte[] key = events.key();
        if (Keys.number(key) != tail.number() || Keys.position(key) > tail.last()) {
          break;
        }
        byte[] value = events.value();
        found.add(stored(Keys.position(key), value));
        bytes += value.length;
        if (bytes >= maximumBytes) {
          break;
        }
      }
      events.status();
    }
    return found;
  }

  Optional<StoredEvent> find(byte[] id) throws RocksDBException {
    byte[] value = database.get(Column.IDS, Keys.id(tail.number(), id));
    long position = value == null ? 0 : IdEntry.decode(value).idPosition();
    if (!tail.holds(position)) {
      return Optional.empty();
    }
    byte @Nullable [] event = database.get(Column.EVENTS, Keys.event(tail.number(), position));
    return event == null ? Optional.empty() : Optional.of(stored(position, event));
  }

  /**
   * The first position stored at or after a time, found by halving: times never go back. Times are
   * kept in milliseconds, so an event of the same millisecond counts as after.
   */
  long positionAt(Instant time) throws RocksDBException {
    long wanted = Times.floorMillis(time);
    long low = tail.first();
    long high = tail.last() + 1;
    byte[] start = new byte[EventCodec.START];
    while (low < high) {
      long middle = (low + high) >>> 1;
      boolean kept = database.getStart(Column.EVENTS, Keys.event(tail.number(), middle), start);
      if (kept && EventCodec.storedAt(start) >= wanted) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private StoredEvent stored(long position, byte[] value) {
    return new StoredEvent(
        stream,
        position,
        Instant.ofEpochMilli(EventCodec.storedAt(value)),
        EventCodec.decode(value));
  }
}
