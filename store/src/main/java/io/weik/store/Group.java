package io.weik.store;

import io.weik.runtime.Appended;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/**
 * Commits that are written together: one batch, and the tails of the streams as they will be. Used
 * by the committer alone.
 */
final class Group {
  final Database database;
  final WriteBatch batch;
  final IdIndex ids;

  /** The time of this group in milliseconds since 1970. */
  final long now;

  private final long window;
  private final Streams streams;
  private final Map<Stream, @Nullable StreamTail> tails = new HashMap<>();
  private boolean numbersTaken;

  Group(Database database, WriteBatch batch, Streams streams, long now, long window) {
    this.database = database;
    this.batch = batch;
    this.streams = streams;
    this.now = now;
    this.window = window;
    ids = new IdIndex(database, batch);
  }

  /** The tail of a stream as this group leaves it; null when it is not stored. */
  @Nullable StreamTail tail(Stream stream) {
    return tails.containsKey(stream) ? tails.get(stream) : stream.tail();
  }

  void setTail(Stream stream, @Nullable StreamTail tail) {
    tails.put(stream, tail);
  }

  /** Whether a duplicate key of an event stored at this time is still known by itself. */
  boolean inWindow(long storedAt) {
    return now - storedAt < window;
  }

  List<Appended> append(Stream stream, List<Draft> drafts) throws RocksDBException {
    var tail = tail(stream);
    if (tail == null) {
      tail = StreamTail.start(streams.takeNumber());
      numbersTaken = true;
    }
    var outcomes = new ArrayList<Appended>(drafts.size());
    for (var draft : drafts) {
      long known = draft.key.isPresent() ? known(tail, draft.key.get()) : 0;
      if (known == 0) {
        tail = tail.grown(now, draft.encoded.length);
        store(tail, draft);
      }
      outcomes.add(new Appended(known == 0 ? tail.last() : known, known != 0));
    }
    setTail(stream, tail);
    return outcomes;
  }

  void change(List<StateWrite> writes) throws RocksDBException {
    for (var write : writes) {
      if (write.value.isPresent()) {
        database.put(batch, Column.STATE, write.key, write.value.get());
      } else {
        database.delete(batch, Column.STATE, write.key);
      }
    }
  }

  /** Adds the streams' tails; nothing may be staged afterwards. */
  void seal() throws RocksDBException {
    for (var changed : tails.entrySet()) {
      byte[] key = Keys.name(Text.utf8(changed.getKey().name));
      var tail = changed.getValue();
      if (tail == null) {
        database.delete(batch, Column.META, key);
      } else {
        database.put(batch, Column.META, key, tail.encode());
      }
    }
    if (numbersTaken) {
      database.put(batch, Column.META, Keys.NEXT_STREAM, streams.nextNumber());
    }
  }

  /** Shows the tails to readers; called once the batch is on disk. */
  void show() {
    tails.forEach(Stream::show);
  }

  private long known(StreamTail tail, byte[] key) throws RocksDBException {
    var entry = ids.get(Keys.id(tail.number(), key));
    boolean still =
        entry.keyPosition() != 0 && (tail.holds(entry.keyPosition()) || inWindow(entry.keyTime()));
    return still ? entry.keyPosition() : 0;
  }

  private void store(StreamTail tail, Draft draft) throws RocksDBException {
    EventCodec.stamp(draft.encoded, tail.storedAt());
    long position = tail.last();
    database.put(batch, Column.EVENTS, Keys.event(tail.number(), position), draft.encoded);
    byte[] id = Keys.id(tail.number(), draft.id);
    if (draft.key.isEmpty()) {
      ids.setFresh(id, position);
    } else if (draft.keyIsId) {
      ids.set(id, new IdEntry(position, position, tail.storedAt()));
    } else {
      byte[] key = Keys.id(tail.number(), draft.key.get());
      ids.set(key, ids.get(key).withKey(position, tail.storedAt()));
      ids.set(id, ids.get(id).withId(position));
    }
  }
}
