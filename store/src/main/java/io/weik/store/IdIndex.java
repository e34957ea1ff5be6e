package io.weik.store;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** The id entries as they will be once the group under construction is written. */
final class IdIndex {
  private final Database database;
  private final WriteBatch batch;
  private final Map<ByteBuffer, IdEntry> changed = new HashMap<>();

  IdIndex(Database database, WriteBatch batch) {
    this.database = database;
    this.batch = batch;
  }

  IdEntry get(byte[] key) throws RocksDBException {
    var mine = changed.get(ByteBuffer.wrap(key));
    if (mine != null) {
      return mine;
    }
    byte[] stored = database.get(Column.IDS, key);
    return stored == null ? IdEntry.NONE : IdEntry.decode(stored);
  }

  void set(byte[] key, IdEntry entry) throws RocksDBException {
    changed.put(ByteBuffer.wrap(key), entry);
    if (entry.isNone()) {
      database.delete(batch, Column.IDS, key);
    } else {
      database.put(batch, Column.IDS, key, entry.encode());
    }
  }

  /** Sets an id that cannot be there yet and that nothing else of the group asks for. */
  void setFresh(byte[] key, long position) throws RocksDBException {
    database.put(batch, Column.IDS, key, new IdEntry(position, 0, 0).encode());
  }

  /** Takes out what an entry says of the event at a position. */
  void remove(byte[] key, long position) throws RocksDBException {
    var entry = get(key);
    var rest = entry.without(position);
    if (!rest.equals(entry)) {
      set(key, rest);
    }
  }
}
