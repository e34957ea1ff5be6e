package io.weik.source.httppoll.item;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The entries of a {@link SeenSet} whose keys begin with the same bits, one after the other, sorted
 * by key, in the very form in which they are stored. One thread.
 */
final class Bucket {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

  private final int depth;
  private final int prefix;
  private final int width;
  private byte[] entries;
  private boolean dirty;

  /**
   * A bucket.
   *
   * @param depth how many bits its keys have in common
   * @param prefix those bits
   * @param width bytes of one entry
   * @param entries as stored; not changed
   */
  Bucket(int depth, int prefix, int width, byte[] entries) {
    this.depth = depth;
    this.prefix = prefix;
    this.width = width;
    this.entries = entries;
  }

  int depth() {
    return depth;
  }

  int prefix() {
    return prefix;
  }

  int size() {
    return entries.length / width;
  }

  /** What is to be stored; changed only after {@link #stored}, and then as a copy. */
  byte[] entries() {
    return entries;
  }

  boolean isDirty() {
    return dirty;
  }

  /** Its entries are in the store as they are. */
  void stored() {
    dirty = false;
  }

  /** It is to be stored anew. */
  void touch() {
    dirty = true;
  }

  /**
   * Where the entry with this key stands.
   *
   * @return its number, or {@code -1 - number} of the place where it would stand
   */
  int find(long first, long second) {
    int size = size();
    int at = (int) Math.unsignedMultiplyHigh(first << depth, size);
    while (at < size && compare(at, first, second) < 0) {
      at++;
    }
    while (at > 0 && compare(at - 1, first, second) >= 0) {
      at--;
    }
    return at < size && compare(at, first, second) == 0 ? at : -1 - at;
  }

  private int compare(int at, long first, long second) {
    int byFirst = Long.compareUnsigned(number(at, 0), first);
    return byFirst != 0 ? byFirst : Long.compareUnsigned(number(at, Long.BYTES), second);
  }

  /** Eight bytes of an entry. */
  long number(int at, int offset) {
    return (long) LONG.get(entries, at * width + offset);
  }

  /** Two bytes of an entry. */
  int small(int at, int offset) {
    return (short) SHORT.get(entries, at * width + offset) & 0xffff;
  }

  /** Puts an entry in the place of the one with its key, or between the others. */
  boolean put(byte[] entry) {
    int found = find((long) LONG.get(entry, 0), (long) LONG.get(entry, Long.BYTES));
    if (found >= 0) {
      entries = dirty ? entries : entries.clone();
    } else {
      int place = (-1 - found) * width;
      var grown = Arrays.copyOf(entries, entries.length + width);
      System.arraycopy(entries, place, grown, place + width, entries.length - place);
      entries = grown;
    }
    System.arraycopy(entry, 0, entries, (found >= 0 ? found : -1 - found) * width, width);
    dirty = true;
    return found < 0;
  }

  /** The half of it whose keys go on with this bit. */
  Bucket half(int bit) {
    int size = size();
    int middle = 0;
    while (middle < size && (number(middle, 0) << depth) >= 0) {
      middle++;
    }
    var part =
        bit == 0
            ? Arrays.copyOf(entries, middle * width)
            : Arrays.copyOfRange(entries, middle * width, entries.length);
    var half = new Bucket(depth + 1, prefix << 1 | bit, width, part);
    half.touch();
    return half;
  }

  /** Lets entries go whose two bytes at {@code offset} are less than {@code least}. */
  void forget(int offset, int least) {
    int kept = 0;
    var rest = new byte[entries.length];
    for (int at = 0; at < size(); at++) {
      if (small(at, offset) >= least) {
        System.arraycopy(entries, at * width, rest, kept++ * width, width);
      }
    }
    if (kept < size()) {
      entries = Arrays.copyOf(rest, kept * width);
      dirty = true;
    }
  }
}
