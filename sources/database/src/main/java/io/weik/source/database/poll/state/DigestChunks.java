package io.weik.source.database.poll.state;

import java.util.stream.LongStream;

/** The chunks of one table without a key, under consecutive numbers in its state. One thread. */
public final class DigestChunks {
  private static final int MANY = 64;

  private final TableState state;

  /** Those of this table. */
  public DigestChunks(TableState state) {
    this.state = state;
  }

  private LongStream numbers() {
    return state.first() == 0
        ? LongStream.empty()
        : LongStream.rangeClosed(state.first(), state.head().end());
  }

  /** Shows what all chunks hold. */
  public void read(DigestChunk.Visitor visitor) throws InterruptedException {
    for (long number : numbers().toArray()) {
      DigestChunk.read(state.chunk(number), visitor);
    }
  }

  /** Adds what a chunk holds, which is empty then. */
  public void add(DigestChunk chunk) {
    if (chunk.isEmpty()) {
      return;
    }
    long number = state.head().end() + 1;
    state.chunk(number, chunk.take());
    if (state.first() == 0) {
      state.begin(number);
    }
    state.head().end(number);
  }

  /** Whether there are so many that they had better be written anew. */
  public boolean areMany() {
    return state.first() != 0 && state.head().end() - state.first() >= MANY;
  }

  /** Chunks that take the place of all others once they are all written. */
  public Renewal renewal() {
    return new Renewal();
  }

  /** New chunks behind the present ones; until {@link #finish} they count for nothing. */
  public final class Renewal {
    private final long begin = state.head().end() + 1;
    private long next = begin;

    private Renewal() {}

    /** Writes what a chunk holds, which is empty then. */
    public void add(DigestChunk chunk) {
      state.chunk(next, chunk.take());
      next++;
    }

    /** From now on the new chunks count, and the others are gone. */
    public void finish() {
      numbers().forEach(state::delete);
      state.begin(begin);
      state.head().end(next - 1);
    }
  }
}
