package io.weik.store;

import io.weik.api.parameter.ByteSize;
import java.time.Duration;

/**
 * How an embedded backbone is kept.
 *
 * @param duplicateWindow how long after its storage the duplicate key of an event stays known even
 *     when retention let the event go; keys of events kept are always known
 * @param cache memory for blocks read from disk
 * @param writeBuffer memory for events before they go from the log into a table file; twice as much
 *     is used under load
 * @param log size of the write-ahead log from which on it is shortened; it is read again at start
 */
public record StoreOptions(
    Duration duplicateWindow, ByteSize cache, ByteSize writeBuffer, ByteSize log) {

  /** What fits a server of any size: seven days, and well under 200 MiB of memory in all. */
  public static StoreOptions standard() {
    return new StoreOptions(
        Duration.ofDays(7),
        ByteSize.parse("32 MiB"),
        ByteSize.parse("16 MiB"),
        ByteSize.parse("96 MiB"));
  }

  /** A copy with this window. */
  public StoreOptions withDuplicateWindow(Duration window) {
    return new StoreOptions(window, cache, writeBuffer, log);
  }

  /** A copy with this write buffer. */
  public StoreOptions withWriteBuffer(ByteSize size) {
    return new StoreOptions(duplicateWindow, cache, size, log);
  }
}
