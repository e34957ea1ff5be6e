package io.weik.runtime;

import java.time.Duration;
import java.time.Instant;

/**
 * Counts what happened in the last minutes up to an hour, in a fixed small space. Safe for use by
 * several threads.
 */
final class Rate {
  private static final int SLOTS = 60;

  private final Ring seconds = new Ring(1);
  private final Ring minutes = new Ring(60);

  synchronized void add(Instant now, long count) {
    seconds.add(now.getEpochSecond(), count);
    minutes.add(now.getEpochSecond(), count);
  }

  /**
   * How many in the {@code window} before {@code now}; exact to a second up to a minute, else to a
   * minute.
   */
  synchronized long within(Duration window, Instant now) {
    boolean brief = window.toSeconds() <= SLOTS;
    return brief
        ? seconds.sum(now.getEpochSecond(), window.toSeconds())
        : minutes.sum(now.getEpochSecond(), window.toMinutes());
  }

  private static final class Ring {
    private final long width;
    private final long[] slots = new long[SLOTS];
    private final long[] stamps = new long[SLOTS];

    Ring(long width) {
      this.width = width;
    }

    void add(long second, long count) {
      long stamp = second / width;
      int index = (int) (stamp % SLOTS);
      if (stamps[index] != stamp) {
        stamps[index] = stamp;
        slots[index] = 0;
      }
      slots[index] += count;
    }

    long sum(long second, long slotCount) {
      long newest = second / width;
      long sum = 0;
      for (int i = 0; i < SLOTS; i++) {
        if (stamps[i] <= newest && stamps[i] > newest - slotCount) {
          sum += slots[i];
        }
      }
      return sum;
    }
  }
}
