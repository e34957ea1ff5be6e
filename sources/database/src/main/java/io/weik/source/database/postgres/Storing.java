package io.weik.source.database.postgres;

import io.weik.api.event.EventDraft;
import io.weik.api.source.Emitter;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Stores events and positions in order, one batch while the next is made. Used by one thread; each
 * batch is stored on a thread of its own.
 */
final class Storing implements AutoCloseable {
  private final Emitter emitter;
  private volatile Position stored;
  private FutureTask<Position> underWay;
  private @Nullable Thread thread;

  /**
   * Nothing is under way at first.
   *
   * @param stored the position that is stored already
   */
  Storing(Emitter emitter, Position stored) {
    this.emitter = emitter;
    this.stored = stored;
    this.underWay = new FutureTask<>(() -> stored);
    underWay.run();
  }

  /**
   * Begins to store, once what was begun before is stored.
   *
   * @throws RuntimeException what the emitter threw for the batch before; nothing is begun then
   */
  void begin(List<EventDraft> drafts, Position position) throws InterruptedException {
    finish();
    underWay = new FutureTask<>(() -> store(drafts, position));
    thread = Thread.ofVirtual().name("storing").start(underWay);
  }

  private Position store(List<EventDraft> drafts, Position position) throws InterruptedException {
    emitter.emit(drafts, position.put());
    stored = position;
    return position;
  }

  /** Waits until all that was begun is stored. */
  void finish() throws InterruptedException {
    try {
      underWay.get();
    } catch (ExecutionException failed) {
      switch (failed.getCause()) {
        case RuntimeException failure -> throw failure;
        case InterruptedException stop -> throw stop;
        case null, default -> throw new IllegalStateException(failed.getCause());
      }
    }
  }

  /** The newest position that is stored. */
  Position stored() {
    return stored;
  }

  /**
   * What is under way is cut off, and is still when this returns; whether it is stored shows when
   * it is read again.
   */
  @Override
  public void close() {
    if (thread == null) {
      return;
    }
    thread.interrupt();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
