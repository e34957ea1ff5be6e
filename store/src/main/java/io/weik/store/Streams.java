package io.weik.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/**
 * All streams by name. Read by everyone; {@link #load} and {@link #takeNumber} belong to the
 * committer.
 */
final class Streams {
  private final Map<String, Stream> byName = new ConcurrentHashMap<>();
  private int next = 1;

  /** The stream of this name, which may not be stored yet. */
  Stream named(String name) {
    return byName.computeIfAbsent(name, Stream::new);
  }

  /** The tail of the stream of this name; null when it is not stored. */
  @Nullable StreamTail tail(String name) {
    var stream = byName.get(name);
    return stream == null ? null : stream.tail();
  }

  /** Names of the streams that are stored, sorted. */
  List<String> names() {
    return byName.values().stream()
        .filter(stream -> stream.tail() != null)
        .map(stream -> stream.name)
        .sorted()
        .toList();
  }

  /** A number that no stream has had. */
  int takeNumber() {
    return next++;
  }

  /** The number after the one taken last, as it is stored. */
  byte[] nextNumber() {
    return Keys.stream(next);
  }

  /** Lets everyone who waits for any stream look again. */
  void wakeAll() {
    byName.values().forEach(Stream::wake);
  }

  /** Takes everything from the database in place of what is known. */
  void load(Database database) throws RocksDBException {
    byte[] number = database.get(Column.META, Keys.NEXT_STREAM);
    next = number == null ? 1 : ByteBuffer.wrap(number).getInt();
    var stored = stored(database);
    stored.keySet().forEach(this::named);
    byName.forEach((name, stream) -> stream.show(stored.get(name)));
  }

  private static Map<String, StreamTail> stored(Database database) throws RocksDBException {
    var tails = new HashMap<String, StreamTail>();
    try (var entries = database.iterate(Column.META)) {
      for (entries.seek(Keys.name(new byte[0]));
          entries.isValid() && Keys.isName(entries.key());
          entries.next()) {
        byte[] key = entries.key();
        byte[] name = Arrays.copyOfRange(key, Keys.NAME_AT, key.length);
        tails.put(new String(name, StandardCharsets.UTF_8), StreamTail.decode(entries.value()));
      }
      entries.status();
    }
    return tails;
  }
}
