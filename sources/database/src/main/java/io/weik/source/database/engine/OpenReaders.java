package io.weik.source.database.engine;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the connectors that run need of this program, by keys that text properties can hold:
 * Debezium makes its parts by reflection.
 */
final class OpenReaders {
  /** The property that holds a key. */
  static final String KEY = "schema.history.internal.weikio.reader";

  private static final Map<String, Opened> OPEN = new ConcurrentHashMap<>();
  private static final AtomicLong NEXT = new AtomicLong();

  /**
   * What one connector needs.
   *
   * @param shapes of the tables that it reads
   * @param unreadable is told of what it cannot read
   */
  record Opened(Capture capture, Shapes shapes, Unreadable unreadable) {}

  private OpenReaders() {}

  /** Lets {@link #find} find it by the key returned, until {@link #remove}. */
  static String add(Opened opened) {
    var key = Long.toString(NEXT.incrementAndGet());
    OPEN.put(key, opened);
    return key;
  }

  static Optional<Opened> find(String key) {
    return Optional.ofNullable(OPEN.get(key));
  }

  static void remove(String key) {
    OPEN.remove(key);
  }

  /** How many are open. */
  static int count() {
    return OPEN.size();
  }
}
