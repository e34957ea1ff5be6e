package io.weik.source.database.poll.state;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Some rows that follow each other in the order of their keys, as they were stored: of each its
 * key, a digest of its content, and the content itself where it is kept. A page names the one after
 * it. One thread.
 *
 * <p>Stored is: the version of this form, the basis (see {@link #basis}), the next page, the number
 * of rows and of bytes of all keys; each key as how much it has in common with the one before it
 * and the rest; the digests; the number of bytes of all contents, and if there are any, the
 * contents deflated, each after its length.
 */
public final class Page {
  static final int VERSION = 1;
  static final int DIGEST_BYTES = 16;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] stored;
  private final int basis;
  private final long next;
  private final byte[] keys;
  private final int[] ends;
  private final int digests;
  private final int contentBytes;
  private final int deflated;
  private byte @Nullable [] contents;
  private int[] contentStarts = new int[0];

  /** Reads a page. */
  public Page(byte[] stored) {
    this.stored = stored;
    var input = new ByteInput(stored, 0);
    long version = input.number();
    if (version != VERSION) {
      throw new IllegalStateException("the stored rows are of a newer version: " + version);
    }
    this.basis = input.count();
    this.next = input.number();
    this.ends = new int[input.count()];
    this.keys = new byte[input.count()];
    readKeys(input);
    this.digests = input.skip(ends.length * DIGEST_BYTES);
    this.contentBytes = input.count();
    this.deflated = input.at();
  }

  private void readKeys(ByteInput input) {
    int before = 0;
    int at = 0;
    for (int i = 0; i < ends.length; i++) {
      int common = input.count();
      int rest = input.count();
      System.arraycopy(keys, before, keys, at, common);
      System.arraycopy(stored, input.skip(rest), keys, at + common, rest);
      before = at;
      at += common + rest;
      ends[i] = at;
    }
  }

  /** The number of the list of columns of which the digests are made. */
  public int basis() {
    return basis;
  }

  /** The page after this one; 0 for none. */
  public long next() {
    return next;
  }

  /** How many rows there are. */
  public int size() {
    return ends.length;
  }

  /** Whether a row has this key. */
  public boolean keyIs(int row, byte[] key, int length) {
    return Arrays.equals(keys, start(row), ends[row], key, 0, length);
  }

  /** Whether a row has this digest. */
  public boolean digestIs(int row, long first, long second) {
    return first(row) == first && second(row) == second;
  }

  /** A copy of the key of a row. */
  public byte[] key(int row) {
    return Arrays.copyOfRange(keys, start(row), ends[row]);
  }

  /** A copy of the content of a row; null when it is not kept. */
  public byte @Nullable [] content(int row) {
    if (contentBytes == 0) {
      return null;
    }
    byte[] all = contents();
    int begin = contentStarts[row];
    int end = row + 1 < ends.length ? contentStarts[row + 1] : all.length;
    var input = new ByteInput(all, begin);
    int length = input.count();
    return length == 0 ? null : Arrays.copyOfRange(all, input.at(), end);
  }

  /** Appends a row to those that are to be written. */
  void copy(int row, OpenPage out) {
    int begin = start(row);
    byte @Nullable [] content = content(row);
    out.add(keys, begin, ends[row] - begin, first(row), second(row));
    if (content == null) {
      out.addNoContent();
    } else {
      out.addContent(content, content.length);
    }
  }

  /** A page of the rows from this one on, as it is stored. */
  byte[] from(int row) {
    var rest = new OpenPage();
    for (int i = row; i < size(); i++) {
      copy(i, rest);
    }
    return rest.page(rest.size(), basis, next);
  }

  private int start(int row) {
    return row == 0 ? 0 : ends[row - 1];
  }

  private long first(int row) {
    return (long) LONG.get(stored, digests + row * DIGEST_BYTES);
  }

  private long second(int row) {
    return (long) LONG.get(stored, digests + row * DIGEST_BYTES + Long.BYTES);
  }

  private byte[] contents() {
    if (contents == null) {
      contents = inflated();
      contentStarts = new int[ends.length];
      var input = new ByteInput(contents, 0);
      for (int i = 0; i < ends.length; i++) {
        contentStarts[i] = input.at();
        int _ = input.skip(input.count());
      }
    }
    return contents;
  }

  private byte[] inflated() {
    var inflater = new Inflater();
    try {
      inflater.setInput(stored, deflated, stored.length - deflated);
      byte[] all = new byte[contentBytes];
      int read = 0;
      while (read < all.length && !inflater.finished()) {
        read += inflater.inflate(all, read, all.length - read);
      }
      return all;
    } catch (DataFormatException broken) {
      throw new IllegalStateException("the stored rows are damaged", broken);
    } finally {
      inflater.end();
    }
  }
}
