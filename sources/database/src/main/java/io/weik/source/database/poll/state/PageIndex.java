package io.weik.source.database.poll.state;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Finds the page in which a key is, or would be. One thread. */
public final class PageIndex {
  private final NavigableMap<byte[], Long> byFirstKey;
  private final Map<Long, byte[]> firstKeys = new HashMap<>();

  /** Of pages that are ordered so by their keys. */
  public PageIndex(Comparator<byte[]> order) {
    this.byFirstKey = new TreeMap<>(order);
  }

  /** Reads all pages once. */
  public void fill(Pages pages) {
    long number = pages.first();
    while (number != 0) {
      var page = pages.read(number);
      put(number, page);
      number = page.next();
    }
  }

  /** The number of the page where a key belongs; the one given when it is before all keys. */
  public long find(byte[] key, long first) {
    var entry = byFirstKey.floorEntry(key);
    return entry == null ? first : entry.getValue();
  }

  void put(long number, Page page) {
    remove(number);
    if (page.size() > 0) {
      byte[] key = page.key(0);
      firstKeys.put(number, key);
      byFirstKey.put(key, number);
    }
  }

  void remove(long number) {
    byte[] key = firstKeys.remove(number);
    if (key != null) {
      byFirstKey.remove(key, number);
    }
  }
}
