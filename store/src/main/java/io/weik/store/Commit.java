package io.weik.store;

import io.weik.api.problem.Problem;
import io.weik.api.source.StoreUnavailableException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/** Something for the committer to write, and the caller that waits for it. */
abstract sealed class Commit permits Appending, Changing, Retiring, Purging, Dropping {
  private enum State {
    WAITING,
    TAKEN,
    WITHDRAWN,
    WRITTEN,
    REFUSED
  }

  private final Thread caller = Thread.currentThread();
  private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
  private @Nullable Problem refusal;

  /** Adds to the group; called by the committer. */
  abstract void stage(Group group) throws RocksDBException;

  /** How many bytes it takes up while it waits, roughly. */
  abstract long size();

  /** Whether the caller waits for it to be on disk. */
  boolean isAwaited() {
    return true;
  }

  /** Called by the committer before it stages; false when the caller has gone. */
  boolean take() {
    return state.compareAndSet(State.WAITING, State.TAKEN) || state.get() == State.TAKEN;
  }

  /** Called by the committer once it is on disk. */
  void written() {
    state.set(State.WRITTEN);
    LockSupport.unpark(caller);
  }

  /** Called by the committer when it will not be written. */
  void refuse(Problem problem) {
    refusal = problem;
    state.set(State.REFUSED);
    LockSupport.unpark(caller);
  }

  /**
   * Blocks the caller until it is on disk. An interrupt withdraws what the committer has not taken
   * yet; afterwards it waits on, so that the outcome is always known.
   *
   * @throws StoreUnavailableException when it was refused
   */
  void await() throws InterruptedException {
    boolean interrupted = false;
    while (isPending()) {
      LockSupport.park(this);
      if (Thread.interrupted()) {
        interrupted = true;
        if (state.compareAndSet(State.WAITING, State.WITHDRAWN)) {
          throw new InterruptedException();
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (refusal != null) {
      throw new StoreUnavailableException(refusal);
    }
  }

  private boolean isPending() {
    return switch (state.get()) {
      case WAITING, TAKEN -> true;
      case WRITTEN, REFUSED, WITHDRAWN -> false;
    };
  }
}
