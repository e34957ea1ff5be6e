package io.weik.source.database.poll.state;

import io.weik.api.event.Payload;
import org.jspecify.annotations.Nullable;

/**
 * Digests of rows that came to be there, or went, since the chunk before; with the contents of
 * those that came, where they are kept. All chunks together tell what is there. One thread.
 *
 * <p>Stored is the version of this form and the number of the list of columns, then of each: the
 * digest, how often it came or went (twice that, one less for what went), and its content after its
 * length, one more than it is; 0 for none.
 */
public final class DigestChunk {
  private static final int VERSION = 1;
  private static final int FULL_BYTES = 256 << 10;

  private final int basis;
  private final ByteOutput out = new ByteOutput();
  private boolean empty = true;

  /**
   * A digest.
   *
   * @param times how often it came; how often it went if that is less than 0
   * @param content the row of it, null where it is not kept
   * @param basis the number of the list of columns of which the row is
   */
  public record Entry(long first, long second, int times, @Nullable Payload content, int basis) {}

  /** Is given what a chunk holds. */
  @FunctionalInterface
  public interface Visitor {
    /** One entry. */
    void visit(Entry entry) throws InterruptedException;
  }

  /** An empty chunk, for rows in the columns of a list. */
  public DigestChunk(int basis) {
    this.basis = basis;
    begin();
  }

  private void begin() {
    out.clear();
    out.appendNumber(VERSION).appendNumber(basis);
    empty = true;
  }

  /** Adds rows that came, or went if it is less than 0. */
  public void add(long first, long second, int times, @Nullable Payload content) {
    empty = false;
    out.appendLong(first);
    out.appendLong(second);
    out.appendNumber(times > 0 ? 2L * times : -2L * times - 1);
    out.appendValue(content == null ? null : content.bytes());
  }

  /** Whether nothing was added. */
  public boolean isEmpty() {
    return empty;
  }

  /** Whether it is large enough to be stored. */
  public boolean isFull() {
    return out.size() >= FULL_BYTES;
  }

  /** As it is to be stored; it is empty then. */
  public byte[] take() {
    byte[] bytes = out.toBytes();
    begin();
    return bytes;
  }

  /** Shows what is stored. */
  public static void read(byte[] stored, Visitor visitor) throws InterruptedException {
    var input = new ByteInput(stored, 0);
    if (input.number() != VERSION) {
      throw new IllegalStateException("the stored rows are of another version");
    }
    int list = input.count();
    while (input.at() < stored.length) {
      long first = input.fixedLong();
      long second = input.fixedLong();
      long times = input.number();
      int signed = (int) (times % 2 == 0 ? times / 2 : -(times + 1) / 2);
      byte @Nullable [] content = input.value();
      var payload = content == null ? null : Payload.of(content);
      visitor.visit(new Entry(first, second, signed, payload, list));
    }
  }
}
