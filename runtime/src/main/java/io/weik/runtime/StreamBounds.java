package io.weik.runtime;

/**
 * What a stream holds.
 *
 * @param first position of the oldest event kept; {@code last + 1} when none is kept
 * @param last position of the newest event ever stored; 0 when none was
 * @param bytes approximate size of the events kept
 */
public record StreamBounds(long first, long last, long bytes) {
  /** Number of events kept. */
  public long count() {
    return last - first + 1;
  }
}
