package io.weik.source.database.poll.state;

import org.jspecify.annotations.Nullable;

/**
 * The remembered rows of a table in the order of their keys, gone through once from the first to
 * the last and changed on the way. Only pages in which something changes are written; those that
 * become small are joined to the next. One thread.
 *
 * <p>What is written is a whole only after {@link #cut} or {@link #finish}.
 */
public final class PageList {
  private final Pages pages;
  private final int basis;
  private final OpenPage open = new OpenPage();
  private @Nullable Page page;
  private long number;
  private int row;
  private boolean editing;
  private long openNumber;

  /**
   * At the first row.
   *
   * @param basis the number of the list of columns of which digests are made now
   */
  public PageList(Pages pages, int basis) {
    this.pages = pages;
    this.basis = basis;
    if (pages.first() != 0) {
      load(pages.first());
    }
  }

  /** Goes to a page, past all rows before it, which stay as they are. */
  public void jump(long target) {
    if (target != number) {
      finish();
      load(target);
    }
  }

  /** Goes past all rows, which stay as they are, to the end of the page that is the last. */
  public void jumpToEnd(long last) {
    load(last);
    row = size();
  }

  /** The page that holds the present row. */
  public long number() {
    return number;
  }

  /** Whether all rows have been passed. */
  public boolean isAtEnd() {
    return row == size();
  }

  /** The page that holds the present row, and {@link #row} in it; there must be one. */
  public Page page() {
    if (page == null) {
      throw new IllegalStateException("there are no rows");
    }
    return page;
  }

  /** The place of the present row in its page. */
  public int row() {
    return row;
  }

  /** Leaves the present row as it is and goes on to the next. */
  public void keep() {
    if (editing) {
      page().copy(row, open);
    }
    step();
  }

  /** Removes the present row and goes on to the next. */
  public void remove() {
    edit();
    step();
  }

  /** Puts another row in place of the present one and goes on to the next. */
  public void replace(RowEntry entry) {
    edit();
    add(entry);
    step();
  }

  /** Inserts a row before the present one. */
  public void insert(RowEntry entry) {
    edit();
    add(entry);
    while (open.isTwiceFull()) {
      long following = pages.fresh();
      write(open.half(), following);
      openNumber = following;
    }
  }

  private void add(RowEntry entry) {
    open.add(entry.key().bytes(), 0, entry.key().size(), entry.first(), entry.second());
    if (entry.content() == null) {
      open.addNoContent();
    } else {
      open.addContent(entry.content().bytes(), entry.content().size());
    }
  }

  private void edit() {
    if (editing) {
      return;
    }
    editing = true;
    if (page == null) {
      openNumber = pages.fresh();
      pages.begin(openNumber);
    } else {
      openNumber = number;
      for (int i = 0; i < row; i++) {
        page.copy(i, open);
      }
    }
  }

  private void step() {
    row++;
    long next = page().next();
    if (row < page().size() || next == 0) {
      return;
    }
    if (editing && !open.isSmall()) {
      close(next);
    }
    if (editing) {
      join(next);
    } else {
      load(next);
    }
  }

  /** Goes on to a page whose rows go to the page that is open, or behind it. */
  private void join(long next) {
    number = next;
    page = pages.read(next);
    row = 0;
    pages.delete(next);
    if (page.size() == 0 && page.next() != 0) {
      join(page.next());
    }
  }

  private void load(long first) {
    number = first;
    page = pages.read(first);
    row = 0;
    while (page.size() == 0 && page.next() != 0) {
      number = page.next();
      page = pages.read(number);
    }
  }

  private int size() {
    return page == null ? 0 : page.size();
  }

  /** Writes all that is open, followed by a page that is there. */
  private void close(long next) {
    split();
    write(open.size(), next);
    editing = false;
  }

  private void split() {
    while (open.isMoreThanFull()) {
      long following = pages.fresh();
      write(open.half(), following);
      openNumber = following;
    }
  }

  private void write(int rows, long next) {
    pages.write(openNumber, open.page(rows, basis, next));
    if (rows == open.size()) {
      open.clear();
    } else {
      open.removeFirst(rows);
    }
  }

  /**
   * Makes a whole of what has been written, with the rows that have not been passed yet as they
   * were; goes on from where it is.
   */
  public void cut() {
    if (!editing) {
      return;
    }
    if (isAtEnd()) {
      split();
      pages.write(openNumber, open.page(open.size(), basis, 0));
      return; // it stays open, as more rows may follow
    }
    long rest = pages.fresh();
    byte[] following = page().from(row);
    pages.write(rest, following);
    close(rest);
    load(rest);
  }

  /** Makes a whole of what has been written; rows that have not been passed stay as they are. */
  public void finish() {
    if (!editing) {
      return;
    }
    while (row < size()) {
      page().copy(row, open);
      row++;
    }
    close(page == null ? 0 : page.next());
  }
}
