package io.weik.source.database.poll.state;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Pages in memory, and what of them would be found after a crash. */
final class StoredPages implements Pages {
  private final Map<Long, byte[]> pages = new HashMap<>();
  private final Set<Long> written = new HashSet<>();
  private final List<WeakReference<Page>> read = new ArrayList<>();
  private long first;
  private long fresh;

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
    byte[] page = pages.get(number);
    if (page == null) {
      throw new AssertionError("no page " + number);
    }
    var found = new Page(page);
    read.add(new WeakReference<>(found));
    return found;
  }

  /** How many of the pages that were read are still held by someone. */
  long held() {
    System.gc();
    return read.stream().filter(page -> page.get() != null).count();
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
}
