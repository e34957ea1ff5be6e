package io.weik.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.DBOptions;
import org.rocksdb.FlushOptions;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * An open RocksDB with its column families. Safe for use by several threads, except that nothing
 * may be called once {@link #close} has begun.
 */
final class Database implements AutoCloseable {
  private final Natives natives;
  private final RocksDB rocks;
  private final Map<Column, ColumnFamilyHandle> handles = new EnumMap<>(Column.class);
  private final WriteOptions synced;
  private final WriteOptions unsynced;
  private final ReadOptions point;
  private final ReadOptions sweep;

  private Database(Natives natives, RocksDB rocks, Iterator<ColumnFamilyHandle> handles) {
    this.natives = natives;
    this.rocks = rocks;
    for (var column : Column.values()) {
      this.handles.put(column, natives.own(handles.next()));
    }
    synced = natives.own(new WriteOptions()).setSync(true);
    unsynced = natives.own(new WriteOptions());
    point = natives.own(new ReadOptions());
    sweep = natives.own(new ReadOptions()).setFillCache(false);
  }

  /**
   * Opens or creates; what was written before a crash is recovered.
   *
   * @param more further settings
   */
  static Database open(Path folder, StoreOptions options, UnaryOperator<DBOptions> more)
      throws RocksDBException {
    RocksDB.loadLibrary();
    var natives = new Natives();
    try {
      var settings = more.apply(Tuning.database(options, natives));
      var handles = new ArrayList<ColumnFamilyHandle>();
      var columns = Tuning.columns(options, natives);
      var rocks = natives.own(RocksDB.open(settings, folder.toString(), columns, handles));
      return new Database(natives, rocks, handles.iterator());
    } catch (RocksDBException | RuntimeException e) {
      natives.close();
      throw e;
    }
  }

  byte @Nullable [] get(Column column, byte[] key) throws RocksDBException {
    return rocks.get(handle(column), point, key);
  }

  /** Copies as much of a value as there is room for; false when there is none. */
  boolean getStart(Column column, byte[] key, byte[] start) throws RocksDBException {
    return rocks.get(handle(column), point, key, start) != RocksDB.NOT_FOUND;
  }

  /** An iterator over a whole column family; the caller closes it. */
  RocksIterator iterate(Column column) {
    return rocks.newIterator(handle(column), point);
  }

  /** Like {@link #iterate}, for passing once over what nobody will read again. */
  RocksIterator sweep(Column column) {
    return rocks.newIterator(handle(column), sweep);
  }

  void put(WriteBatch batch, Column column, byte[] key, byte[] value) throws RocksDBException {
    batch.put(handle(column), key, value);
  }

  void delete(WriteBatch batch, Column column, byte[] key) throws RocksDBException {
    batch.delete(handle(column), key);
  }

  /** Deletes all keys from {@code from} up to and without {@code to}. */
  void deleteRange(WriteBatch batch, Column column, byte[] from, byte[] to)
      throws RocksDBException {
    batch.deleteRange(handle(column), from, to);
  }

  /** Writes atomically; with {@code sync} it is on disk when this returns. */
  void write(WriteBatch batch, boolean sync) throws RocksDBException {
    rocks.write(sync ? synced : unsynced, batch);
  }

  /** Brings everything written so far to disk. */
  void sync() throws RocksDBException {
    rocks.syncWal();
  }

  /** Gives whole files back whose keys all lie in the range; the keys must be deleted already. */
  void reclaim(Column column, byte[] from, byte[] to) throws RocksDBException {
    rocks.deleteFilesInRanges(handle(column), List.of(from, to), false);
  }

  /** Writes the log's content into tables, so that the next start need not read it. */
  void flush() throws RocksDBException {
    try (var options = new FlushOptions().setWaitForFlush(true)) {
      rocks.flush(options, List.copyOf(handles.values()));
    }
  }

  @Override
  public void close() {
    natives.close();
  }

  private ColumnFamilyHandle handle(Column column) {
    return Objects.requireNonNull(handles.get(column));
  }
}
