package io.weik.source.filewatch.watch;

import java.util.Arrays;
import java.util.Comparator;

/** Entries in the order of the bytes of their names in UTF-8, which is that of code points. */
enum ByName implements Comparator<Entry> {
  ORDER;

  @Override
  public int compare(Entry one, Entry other) {
    return compare(one.name(), other.name());
  }

  /** Only a first half of a surrogate pair and a character above all of those are out of order. */
  static int compare(String one, String other) {
    int units = one.compareTo(other);
    if (Math.abs(units) <= Character.MIN_LOW_SURROGATE - Character.MIN_HIGH_SURROGATE) {
      return units;
    }
    return Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());
  }
}
