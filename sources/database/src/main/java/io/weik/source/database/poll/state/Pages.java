package io.weik.source.database.poll.state;

/** Where the pages of one table are kept. */
public interface Pages {
  /** The page of this number, as it was written last. */
  Page read(long number);

  /** Writes a page in place of what had this number. */
  void write(long number, byte[] page);

  /** Removes a page. */
  void delete(long number);

  /** A number that no page has had. */
  long fresh();

  /** The first page; 0 when there is none. */
  long first();

  /** From now on this is the first page. */
  void begin(long first);
}
