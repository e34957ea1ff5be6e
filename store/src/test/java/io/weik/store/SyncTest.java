package io.weik.store;

import static io.weik.testkit.Events.numbered;
import static io.weik.testkit.Events.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.Statistics;
import org.rocksdb.TickerType;

/**
 * That writes reach the disk, which the kill of a process does not show: by RocksDB's own count.
 */
class SyncTest {
  private static final Duration SOON = Duration.ofSeconds(3);

  @TempDir Path folder;

  @Test
  void everyAcknowledgedWriteWasSynced() throws Exception {
    try (var statistics = new Statistics();
        var store = open(statistics)) {
      for (int number = 1; number <= 10; number++) {
        long before = syncs(statistics);
        store.append("stream", numbered(number, number), List.of());
        assertThat(syncs(statistics)).isEqualTo(before + 1);
      }
      store.write(List.of(put("a", "1")));
      assertThat(syncs(statistics)).isEqualTo(11);
    }
  }

  @Test
  void whatIsWrittenSoonIsSyncedWithinASecondAndThenNoMore() throws Exception {
    try (var statistics = new Statistics();
        var store = open(statistics)) {
      store.writeSoon(List.of(put("a", "1")));

      await().atMost(SOON).until(() -> syncs(statistics) == 1);
      store.write(List.of(put("b", "2")));
      assertThat(syncs(statistics)).isEqualTo(2);
    }
  }

  private RocksBackbone open(Statistics statistics) {
    return RocksBackbone.open(
        folder,
        StoreOptions.standard(),
        Clock.systemUTC(),
        settings -> settings.setStatistics(statistics));
  }

  private static long syncs(Statistics statistics) {
    return statistics.getTickerCount(TickerType.WAL_FILE_SYNCED);
  }
}
