package io.weik.runtime;

import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.api.source.Polled;
import io.weik.api.source.Poller;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/** One poll, on a thread of its own so that it can be cut off. */
final class Poll {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Thread thread;
  private final FutureTask<Polled> task;

  Poll(String name, Poller poller) {
    this.task = new FutureTask<>(poller::poll);
    this.thread = Threads.start("poll/" + name, task);
  }

  /**
   * Waits for it to end, and interrupts it when it takes too long or when this thread is
   * interrupted; either way it has ended when this returns or throws, so that no second poll can
   * overlap.
   *
   * @param overdue is told when it goes on although it was interrupted
   */
  Polled within(Duration timeout, Consumer<Problem> overdue) throws Exception {
    try {
      if (!thread.join(timeout)) {
        cutOff(timeout, overdue);
      }
    } catch (InterruptedException stop) {
      Threads.interruptAndJoin(thread);
      throw stop;
    }
    return outcome();
  }

  private void cutOff(Duration timeout, Consumer<Problem> overdue) throws InterruptedException {
    thread.interrupt();
    if (!thread.join(PATIENCE)) {
      overdue.accept(
          Problem.internal("a poll does not end")
              .expected("an end within " + timeout.toMillis() + " ms")
              .hint("no other poll is started until it ends"));
      thread.join();
    }
    if (!succeeded()) {
      throw new ProblemException(
          Problem.remote("the poll took too long")
              .expected("an end within " + timeout.toMillis() + " ms")
              .hint("raise Timeout if it needs more"));
    }
  }

  private boolean succeeded() {
    return task.state() == FutureTask.State.SUCCESS;
  }

  private Polled outcome() throws Exception {
    try {
      return task.get();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof Exception failure
          ? failure
          : new IllegalStateException(String.valueOf(failed.getCause()), failed.getCause());
    }
  }
}
