package io.weik.bench;

/**
 * Counts times in buckets that grow with them, so that a quantile is exact to a few parts in a
 * hundred. For one thread.
 */
final class Histogram {
  /** Twice as many as there are buckets for each doubling; a power of two. */
  private static final int FINENESS = 64;

  private final long[] counts = new long[FINENESS * Long.SIZE];
  private long total;

  void add(long nanos) {
    counts[bucket(nanos)]++;
    total++;
  }

  long total() {
    return total;
  }

  /** The time, in nanoseconds, that this part of all stayed within; 0 when there are none. */
  long quantile(double part) {
    long left = (long) Math.ceil(total * part);
    for (int bucket = 0; bucket < counts.length; bucket++) {
      left -= counts[bucket];
      if (left <= 0 && total > 0) {
        return upper(bucket);
      }
    }
    return 0;
  }

  private static int bucket(long nanos) {
    int shift = shift(nanos);
    return shift * FINENESS + (int) (nanos >>> shift);
  }

  private static int shift(long nanos) {
    int bits = Long.SIZE - Long.numberOfLeadingZeros(nanos);
    return Math.max(0, bits - Integer.numberOfTrailingZeros(FINENESS));
  }

  private static long upper(int bucket) {
    long digits = bucket % FINENESS;
    return ((digits + 1) << (bucket / FINENESS)) - 1;
  }
}
