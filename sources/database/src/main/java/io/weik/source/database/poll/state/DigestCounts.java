package io.weik.source.database.poll.state;

import java.util.Arrays;

/** How often each digest of 128 bits is there, in little memory. One thread. */
public final class DigestCounts {
  private static final int FIRST_SLOTS = 1 << 10;

  private long[] first = new long[FIRST_SLOTS];
  private long[] second = new long[FIRST_SLOTS];
  private int[] counts = new int[FIRST_SLOTS];
  private int size;

  /** Is given each digest that is there. */
  @FunctionalInterface
  public interface Visitor {
    /** One digest, and how often it is there. */
    void visit(long first, long second, int count) throws InterruptedException;
  }

  /** How many digests are known, those that are there no more among them. */
  public int size() {
    return size;
  }

  /** Whether none is there, though some may have been. */
  public boolean isEmpty() {
    return Arrays.stream(counts).allMatch(count -> count == 0);
  }

  /** How often it is there. */
  public int count(long one, long other) {
    return counts[slot(one, used(other))];
  }

  /** Lets it be there so many times more; tells how often it is there now. */
  public int add(long one, long other, int times) {
    long kept = used(other);
    int slot = slot(one, kept);
    if (second[slot] == 0) {
      if (++size * 2 > counts.length) {
        grow();
        slot = slot(one, kept);
      }
      first[slot] = one;
      second[slot] = kept;
    }
    counts[slot] += times;
    return counts[slot];
  }

  /** Shows all that are there; counts may be changed meanwhile, but no digest added. */
  public void forEach(Visitor visitor) throws InterruptedException {
    for (int slot = 0; slot < counts.length; slot++) {
      if (counts[slot] != 0) {
        visitor.visit(first[slot], second[slot], counts[slot]);
      }
    }
  }

  /** A second half of 0 marks a free slot. */
  private static long used(long other) {
    return other == 0 ? 1 : other;
  }

  private int slot(long one, long other) {
    int mask = counts.length - 1;
    int slot = (int) one & mask;
    while (second[slot] != 0 && (second[slot] != other || first[slot] != one)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldFirst = first;
    long[] oldSecond = second;
    int[] oldCounts = counts;
    first = new long[oldFirst.length * 2];
    second = new long[oldFirst.length * 2];
    counts = new int[oldFirst.length * 2];
    for (int old = 0; old < oldCounts.length; old++) {
      if (oldSecond[old] != 0) {
        int slot = slot(oldFirst[old], oldSecond[old]);
        first[slot] = oldFirst[old];
        second[slot] = oldSecond[old];
        counts[slot] = oldCounts[old];
      }
    }
  }
}
