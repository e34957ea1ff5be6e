package io.weik.source.filewatch.watch;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Says what a test makes it say, in the form of the real one. */
final class ScriptedKernel implements Kernel {
  /** One read: events, or an error when there are none. */
  record Read(List<Said> events, int error) {}

  /** One event. */
  record Said(int watch, int mask, int cookie, String name) {}

  private static final int HEADER_BYTES = 16;

  private final BlockingQueue<Read> reads = new LinkedBlockingQueue<>();
  final Map<Path, Integer> answers = new ConcurrentHashMap<>();
  final BlockingQueue<Integer> removed = new LinkedBlockingQueue<>();
  volatile boolean closed;
  private volatile Optional<Error> broken = Optional.empty();

  void says(Said... events) {
    reads.add(new Read(List.of(events), 0));
  }

  void breaks(Error error) {
    broken = Optional.of(error);
    says();
  }

  void fails(int error) {
    reads.add(new Read(List.of(), error));
  }

  @Override
  public int add(Path folder) {
    return answers.getOrDefault(folder, -Errno.ENOENT);
  }

  @Override
  public void remove(int watch) {
    removed.add(watch);
  }

  @Override
  public long read(MemorySegment buffer, int milliseconds) {
    try {
      Read read = milliseconds < 0 ? reads.take() : reads.poll(milliseconds, TimeUnit.MILLISECONDS);
      if (read == null) {
        return 0;
      }
      broken.ifPresent(
          error -> {
            throw error;
          });
      return read.error() != 0 ? -read.error() : write(read.events(), buffer);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  private static long write(List<Said> events, MemorySegment buffer) {
    long at = 0;
    for (Said event : events) {
      byte[] name = event.name().getBytes(UTF_8);
      int padded = name.length == 0 ? 0 : (name.length / HEADER_BYTES + 1) * HEADER_BYTES;
      int[] header = {event.watch(), event.mask(), event.cookie(), padded};
      MemorySegment.copy(header, 0, buffer, JAVA_INT, at, header.length);
      buffer.asSlice(at + HEADER_BYTES, padded).fill((byte) 0);
      MemorySegment.copy(name, 0, buffer, JAVA_BYTE, at + HEADER_BYTES, name.length);
      at += HEADER_BYTES + padded;
    }
    return at;
  }

  @Override
  public void wake() {
    says();
  }

  @Override
  public void close() {
    closed = true;
  }
}
