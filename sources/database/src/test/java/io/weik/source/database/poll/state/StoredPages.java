package io.weik.source.database.poll.state;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Pages in memory, and what of them would be found after a crash. */
final class StoredPages implements Pages {
  private final Map<Long, byte[]> pages = new HashMap<>();
  private final Set<Long> written = new HashSet<>();
  private long first;
  private long fresh;
  private int reads;

  /** The pages as they are now. */
  StoredPages copy() {
    var copy = new StoredPages();
    copy.pages.putAll(pages);
    copy.first = first;
    copy.fresh = fresh;
    return copy;
  }

  @Override
  public Page read(long number) {
    reads++;
    byte[] page = pages.get(number);
    if (page == null) {
      throw new AssertionError("no page " + number);
    }
    return new Page(page);
  }

  @Override
  public void write(long number, byte[] page) {
    pages.put(number, page);
    written.add(number);
  }

  @Override
  public void delete(long number) {
    pages.remove(number);
  }

  @Override
  public long fresh() {
    return ++fresh;
  }

  @Override
  public long first() {
    return first;
  }

  @Override
  public void begin(long number) {
    first = number;
  }

  int size() {
    return pages.size();
  }

  /** How many pages have been written since this was asked last. */
  int written() {
    int count = written.size();
    written.clear();
    return count;
  }

  int reads() {
    return reads;
  }
}
