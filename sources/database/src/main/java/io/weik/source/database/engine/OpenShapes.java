package io.weik.source.database.engine;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The {@link Shapes} of the connectors that run, by keys that text properties can hold. */
final class OpenShapes {
  private static final Map<String, Shapes> OPEN = new ConcurrentHashMap<>();
  private static final AtomicLong NEXT = new AtomicLong();

  private OpenShapes() {}

  /** Lets {@link #get} find them by the key returned, until {@link #remove}. */
  static String add(Shapes shapes) {
    var key = Long.toString(NEXT.incrementAndGet());
    OPEN.put(key, shapes);
    return key;
  }

  static Shapes get(String key) {
    return Optional.ofNullable(OPEN.get(key))
        .orElseThrow(() -> new IllegalStateException("no shapes of key " + key));
  }

  static void remove(String key) {
    OPEN.remove(key);
  }

  /** How many are open. */
  static int count() {
    return OPEN.size();
  }
}
