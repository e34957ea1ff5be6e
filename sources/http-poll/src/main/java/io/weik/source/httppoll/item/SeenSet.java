package io.weik.source.httppoll.item;

import io.weik.api.event.Payload;
import io.weik.api.source.StateChange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A compact set of 128-bit keys, each with a few more bytes: first the week it was last met in.
 *
 * <p>An extendible hash table: an entry is found by the first bits of its key in a directory of
 * buckets, and a bucket that is full is split in two. What changes is the bucket, so that a change
 * of one entry among a million stores some kilobytes. Keys must be hashes under a key that nobody
 * outside knows. One thread.
 */
final class SeenSet {
  /** Where in an entry the week stands, in two bytes; the key stands before it. */
  static final int WEEK = 16;

  private static final int FULL = 128;
  private static final int DEEPEST = 28;

  private final String prefix;
  private int depth;
  private Bucket[] directory;
  private final List<StateChange> gone = new ArrayList<>();
  private long size;

  /**
   * The set as stored.
   *
   * @param prefix what the keys of its state start with
   * @param width bytes of one entry
   */
  SeenSet(String prefix, int width, List<Stored> stored) {
    this.prefix = prefix;
    this.depth = stored.stream().mapToInt(Stored::depth).max().orElse(0);
    this.directory = new Bucket[1 << depth];
    for (var one : stored) {
      place(new Bucket(one.depth(), one.prefix(), width, one.entries().bytes()));
      size += one.entries().size() / width;
    }
    if (stored.isEmpty()) {
      place(new Bucket(0, 0, width, new byte[0]));
    }
    if (Arrays.stream(directory).anyMatch(Objects::isNull)) {
      throw new IllegalStateException("a part of what was seen is missing below " + prefix);
    }
  }

  /** A bucket as it stands in the state. */
  record Stored(int depth, int prefix, Payload entries) {
    /** Reads a key without the set's prefix. */
    static Stored of(String key, Payload value) {
      int dash = key.indexOf('-');
      return new Stored(
          Integer.parseInt(key.substring(0, dash)),
          HexFormat.fromHexDigits(key.substring(dash + 1)),
          value);
    }
  }

  long size() {
    return size;
  }

  /** The bucket in which the entry stands whose key begins so, if there is one. */
  Bucket bucket(long first) {
    return directory[(int) (first >>> 1 >>> (63 - depth))];
  }

  /** Puts an entry in the place of the one with its key, if there is one. */
  void put(byte[] entry) {
    long first = Entry.first(entry);
    var bucket = bucket(first);
    if (bucket.put(entry)) {
      size++;
      if (bucket.size() > FULL && bucket.depth() < DEEPEST) {
        split(bucket);
      }
    }
  }

  private void split(Bucket full) {
    if (full.depth() == depth) {
      var wider = new Bucket[directory.length * 2];
      Arrays.setAll(wider, slot -> directory[slot >> 1]);
      directory = wider;
      depth++;
    }
    gone.add(new StateChange.Delete(key(full)));
    place(full.half(0));
    place(full.half(1));
  }

  private void place(Bucket bucket) {
    int span = depth - bucket.depth();
    Arrays.fill(directory, bucket.prefix() << span, (bucket.prefix() + 1) << span, bucket);
  }

  private String key(Bucket bucket) {
    return prefix + bucket.depth() + "-" + HexFormat.of().toHexDigits(bucket.prefix());
  }

  /** What is to be stored, in any order; call {@link #stored} once it is. */
  List<StateChange> changes() {
    var changes = new ArrayList<>(gone);
    for (int slot = 0; slot < directory.length; slot += span(directory[slot])) {
      var bucket = directory[slot];
      if (bucket.isDirty()) {
        changes.add(new StateChange.Put(key(bucket), Payload.of(bucket.entries())));
      }
    }
    return changes;
  }

  /** All changes are stored. */
  void stored() {
    gone.clear();
    for (int slot = 0; slot < directory.length; slot += span(directory[slot])) {
      directory[slot].stored();
    }
  }

  private int span(Bucket bucket) {
    return 1 << (depth - bucket.depth());
  }

  /**
   * Lets go of those not met for the longest time until no more than {@code most} are left, but of
   * none met in {@code week} or the week before.
   *
   * @return whether any went
   */
  boolean forget(long most, int week) {
    if (size <= most) {
      return false;
    }
    var met = new int[week + 1];
    each(bucket -> count(bucket, met, week));
    long left = size;
    int least = 0;
    while (left > most && least < week - 1) {
      left -= met[least++];
    }
    if (left == size) {
      return false;
    }
    int kept = least;
    each(bucket -> bucket.forget(WEEK, kept));
    size = left;
    return true;
  }

  private static void count(Bucket bucket, int[] met, int week) {
    for (int at = 0; at < bucket.size(); at++) {
      met[Math.min(bucket.small(at, WEEK), week)]++;
    }
  }

  private void each(Consumer<Bucket> visitor) {
    for (int slot = 0; slot < directory.length; slot += span(directory[slot])) {
      visitor.accept(directory[slot]);
    }
  }
}
