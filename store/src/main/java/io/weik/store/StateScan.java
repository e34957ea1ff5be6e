package io.weik.store;

import io.weik.api.event.Payload;
import io.weik.runtime.StateStore.Entry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rocksdb.RocksDBException;

/** State entries in order of key, from a place on. */
final class StateScan {
  private final byte[] prefix;
  private final byte[] after;
  private final int limit;

  StateScan(byte[] prefix, byte[] after, int limit) {
    this.prefix = prefix;
    this.after = after;
    this.limit = limit;
  }

  List<Entry> of(Database database) throws RocksDBException {
    var found = new ArrayList<Entry>();
    try (var entries = database.iterate(Column.STATE)) {
      entries.seek(Arrays.compareUnsigned(prefix, after) > 0 ? prefix : after);
      for (; entries.isValid() && found.size() < limit; entries.next()) {
        byte[] key = entries.key();
        if (!startsWithPrefix(key)) {
          break;
        }
        if (after.length == 0 || !Arrays.equals(key, after)) {
          found.add(
              new Entry(new String(key, StandardCharsets.UTF_8), Payload.of(entries.value())));
        }
      }
      entries.status();
    }
    return found;
  }

  private boolean startsWithPrefix(byte[] key) {
    return key.length >= prefix.length
        && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
  }
}
