package io.weik.store;

import java.util.ArrayList;
import java.util.List;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.IndexType;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.WALRecoveryMode;

/**
 * The options of RocksDB. The log is recovered in the mode that forgives nothing but an incomplete
 * last record, which a killed process leaves: damage before it is told instead of dropped.
 *
 * <p>Indexes and filters are cached in parts: one whole filter of a large table of ids is more than
 * a shard of the cache holds, and would be read again for every look for a duplicate.
 *
 * @see <a href="https://github.com/facebook/rocksdb/wiki/WAL-Recovery-Modes">WAL recovery modes</a>
 * @see <a href="https://github.com/facebook/rocksdb/wiki/Partitioned-Index-Filters">Partitioned
 *     index and filters</a>
 */
final class Tuning {
  private static final long SMALL_BUFFER = 4L << 20;
  private static final long INFO_LOG = 1L << 20;

  private Tuning() {}

  static DBOptions database(StoreOptions options, Natives natives) {
    return natives
        .own(new DBOptions())
        .setCreateIfMissing(true)
        .setCreateMissingColumnFamilies(true)
        .setParanoidChecks(true)
        .setWalRecoveryMode(WALRecoveryMode.TolerateCorruptedTailRecords)
        .setMaxTotalWalSize(options.log().bytes())
        .setMaxBackgroundJobs(2)
        .setMaxBgErrorResumeCount(0)
        .setMaxOpenFiles(1024)
        .setAllowConcurrentMemtableWrite(false)
        .setEnableWriteThreadAdaptiveYield(false)
        .setManifestPreallocationSize(64 << 10)
        .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
        .setMaxLogFileSize(INFO_LOG)
        .setKeepLogFileNum(2)
        .setStatsDumpPeriodSec(0)
        .setStatsPersistPeriodSec(0);
  }

  static List<ColumnFamilyDescriptor> columns(StoreOptions options, Natives natives) {
    var cache = natives.own(new LRUCache(options.cache().bytes()));
    var columns = new ArrayList<ColumnFamilyDescriptor>();
    for (var column : Column.values()) {
      columns.add(
          new ColumnFamilyDescriptor(column.title(), family(column, options, cache, natives)));
    }
    return columns;
  }

  private static ColumnFamilyOptions family(
      Column column, StoreOptions options, Cache cache, Natives natives) {
    long buffer = options.writeBuffer().bytes();
    var table =
        new BlockBasedTableConfig()
            .setBlockCache(cache)
            .setBlockSize(column == Column.EVENTS ? 16 << 10 : 4 << 10)
            .setFilterPolicy(natives.own(new BloomFilter(10)))
            .setIndexType(IndexType.kTwoLevelIndexSearch)
            .setPartitionFilters(true)
            .setCacheIndexAndFilterBlocks(true)
            .setPinTopLevelIndexAndFilter(true)
            .setPinL0FilterAndIndexBlocksInCache(true);
    var family =
        natives
            .own(new ColumnFamilyOptions())
            .setTableFormatConfig(table)
            .setCompressionType(CompressionType.LZ4_COMPRESSION)
            .setForceConsistencyChecks(true);
    return switch (column) {
      case EVENTS -> family.setWriteBufferSize(buffer).setMaxWriteBufferNumber(3);
      case IDS ->
          family
              .setWriteBufferSize(Math.min(buffer, 2 * SMALL_BUFFER))
              .setMemtablePrefixBloomSizeRatio(0.1)
              .setMemtableWholeKeyFiltering(true);
      case META, RETIRED, STATE -> family.setWriteBufferSize(Math.min(buffer, SMALL_BUFFER));
    };
  }
}
