package io.weik.source.httppoll.item;

import io.weik.api.event.Payload;
import io.weik.api.source.StateChange;
import io.weik.api.source.StateEntry;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The entries that were stored with their events and not yet in their buckets: numbered records,
 * each the identities and then the contents of one batch. One thread.
 */
final class Journal {
  private static final int LONG = 32;

  private final String prefix;
  private final List<String> keys = new ArrayList<>();
  private final ByteArrayOutputStream identities = new ByteArrayOutputStream();
  private final ByteArrayOutputStream contents = new ByteArrayOutputStream();

  /**
   * An empty one.
   *
   * @param prefix what the keys of its state start with
   */
  Journal(String prefix) {
    this.prefix = prefix;
  }

  /** Takes a stored record, in order of keys, and puts its entries where they belong. */
  void replay(StateEntry stored, SeenSet allIdentities, SeenSet allContents) {
    keys.add(stored.key());
    var record = ByteBuffer.wrap(stored.value().bytes());
    int end = record.getInt() + Integer.BYTES;
    while (record.hasRemaining()) {
      boolean isIdentity = record.position() < end;
      var entry = new byte[isIdentity ? Entry.IDENTITY : Entry.CONTENT];
      record.get(entry);
      (isIdentity ? allIdentities : allContents).put(entry);
    }
  }

  void addIdentity(byte[] entry) {
    identities.writeBytes(entry);
  }

  void addContent(byte[] entry) {
    contents.writeBytes(entry);
  }

  /** Whether there are entries that are in no record yet. */
  boolean isAhead() {
    return identities.size() + contents.size() > 0;
  }

  boolean isLong() {
    return keys.size() >= LONG;
  }

  /** Makes the record of the entries that are in none; there must be some. */
  StateChange next() {
    var record = ByteBuffer.allocate(Integer.BYTES + identities.size() + contents.size());
    record.putInt(identities.size());
    record.put(identities.toByteArray()).put(contents.toByteArray());
    long number =
        keys.isEmpty() ? 0 : 1 + Long.parseLong(keys.getLast().substring(prefix.length()));
    keys.add(prefix + "%012d".formatted(number));
    clearEntries();
    return new StateChange.Put(keys.getLast(), Payload.of(record.array()));
  }

  /** Removes all records, and the entries that are in none. */
  List<StateChange> end() {
    var removals = keys.stream().<StateChange>map(StateChange.Delete::new).toList();
    keys.clear();
    clearEntries();
    return removals;
  }

  private void clearEntries() {
    identities.reset();
    contents.reset();
  }
}
