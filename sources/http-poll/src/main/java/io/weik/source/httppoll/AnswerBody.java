package io.weik.source.httppoll;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;

/**
 * The body of an answer: decoded, bounded in size and in time. It remembers why reading failed, so
 * that a reader's own view of a broken body cannot hide it. Read by one thread.
 */
final class AnswerBody extends InputStream {
  private static final int REST = 64 << 10;

  private final InputStream raw;
  private final InputStream decoded;
  private final long most;
  private final CompletableFuture<Void> clock;
  private volatile boolean late;
  private long count;
  private boolean ended;
  private final CRC32C sum = new CRC32C();
  private Optional<IOException> failure = Optional.empty();

  /** A body was larger than allowed. */
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  AnswerBody(InputStream raw, InputStream decoded, long most, Deadline deadline) {
    this.raw = raw;
    this.decoded = decoded;
    this.most = most;
    this.clock =
        new CompletableFuture<Void>().orTimeout(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
    var _ = clock.exceptionally(_ -> cutOff());
  }

  private Void cutOff() {
    late = true;
    closeRaw();
    return null;
  }

  /** Why reading it failed, if it did. */
  Optional<IOException> failure() {
    return failure;
  }

  /** How many bytes came, after decoding. */
  long count() {
    return count;
  }

  /** What tells one body from another, though not surely: enough for those that must differ. */
  String fingerprint() {
    return count + "-" + sum.getValue();
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      int read = decoded.read(bytes, offset, length);
      if (late) {
        throw new SocketTimeoutException("deadline");
      }
      ended |= read < 0;
      sum.update(bytes, offset, Math.max(read, 0));
      count += Math.max(read, 0);
      if (count > most) {
        throw new TooLargeException();
      }
      return read;
    } catch (IOException e) {
      throw remembered(e);
    }
  }

  private IOException remembered(IOException e) {
    var told = late ? new SocketTimeoutException("deadline") : e;
    if (Thread.currentThread().isInterrupted()) {
      told = new InterruptedIOException("interrupted");
    }
    told = failure.orElse(told);
    failure = Optional.of(told);
    closeRaw();
    return told;
  }

  @Override
  public int available() throws IOException {
    return decoded.available();
  }

  /** Gives the connection back when all was read, and closes it otherwise. */
  @Override
  public void close() {
    try {
      if (ended && failure.isEmpty()) {
        raw.readNBytes(REST);
      }
      decoded.close();
    } catch (IOException e) {
      failure = failure.or(() -> Optional.of(e));
    } finally {
      clock.complete(null);
      closeRaw();
    }
  }

  private void closeRaw() {
    try {
      raw.close();
    } catch (IOException e) {
      failure = failure.or(() -> Optional.of(e));
    }
  }
}
