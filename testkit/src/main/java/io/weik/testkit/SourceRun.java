package io.weik.testkit;

import io.weik.api.source.Polled;
import io.weik.api.source.Poller;
import io.weik.api.source.Source;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * One start of a source under test, as the runtime would do it: the body of a running source is on
 * a thread of its own and is called again when it fails; a polling source is opened once and polls
 * when the test says so. For use by one thread.
 */
public final class SourceRun implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(3);
  private static final Duration LONGEST_POLL = Duration.ofSeconds(30);
  private static final Duration RESTART = Duration.ofMillis(10);

  private final RecordingContext context;
  private final Optional<Poller> poller;
  private final List<Exception> failures = new CopyOnWriteArrayList<>();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private Optional<Thread> thread = Optional.empty();

  private SourceRun(RecordingContext context, Optional<Poller> poller) {
    this.context = context;
    this.poller = poller;
  }

  /** Starts it; a polling source is opened and does not poll yet. */
  public static SourceRun start(Source source, RecordingContext context) throws Exception {
    return switch (source) {
      case Source.Running(var body, _) -> new SourceRun(context, Optional.empty()).with(body);
      case Source.Polling polling ->
          new SourceRun(context, Optional.of(polling.opener().open(context)));
      case Source.Choosing(var chooser) -> start(chooser.choose(context), context);
    };
  }

  private SourceRun with(Source.Body body) {
    thread = Optional.of(virtual(() -> keepRunning(body)));
    return this;
  }

  /** Tries a source as {@code weikio es try} does; returns when it has emitted what it found. */
  public static void tryOnce(Source source, RecordingContext context) throws Exception {
    switch (source) {
      case Source.Running(_, var trial) ->
          trial.orElseThrow(() -> new AssertionError("the source cannot be tried")).run(context);
      case Source.Choosing(var chooser) -> tryOnce(chooser.choose(context), context);
      case Source.Polling polling -> {
        try (var poller = polling.opener().open(context)) {
          poller.poll();
        }
      }
    }
  }

  private static Thread virtual(Runnable body) {
    return Thread.ofVirtual().name("source-under-test").start(body);
  }

  private void keepRunning(Source.Body body) {
    boolean stopped = false;
    while (!stopped) {
      try {
        body.run(context);
        failed(new IllegalStateException("the source ended by itself"));
      } catch (Exception failure) {
        failed(failure);
      }
      stopped = stopsWithin(RESTART);
    }
  }

  private void failed(Exception failure) {
    if (stopping.getCount() > 0) {
      failures.add(failure);
    }
  }

  private boolean stopsWithin(Duration time) {
    try {
      return stopping.await(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException _) {
      return true;
    }
  }

  /** What the source is given. */
  public RecordingContext context() {
    return context;
  }

  /** How the body ended or polls of {@link #look} failed, in order. */
  public List<Exception> failures() {
    return List.copyOf(failures);
  }

  /** Whether the source polls; a running one looks by itself. */
  public boolean polls() {
    return poller.isPresent();
  }

  /** One poll of a polling source, on a thread of its own, after any that is under way. */
  public Polled poll() throws Exception {
    if (thread.isPresent() && !thread.get().join(LONGEST_POLL)) {
      throw new AssertionError("the poll before does not end");
    }
    var poll = begin(poller.orElseThrow()::poll);
    try {
      return poll.get(LONGEST_POLL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof Exception failure ? failure : failed;
    }
  }

  /**
   * Begins a poll unless one is under way, and does not wait for it; a running source looks by
   * itself.
   */
  public void beginLook() {
    if (polls() && !thread.map(Thread::isAlive).orElse(false)) {
      FutureTask<Polled> _ = begin(poller.orElseThrow()::poll);
    }
  }

  /** Polls until there is no more or a poll fails; a running source looks by itself. */
  public void look() throws InterruptedException {
    boolean more = polls();
    while (more) {
      try {
        more = poll().more();
        context.ready();
      } catch (InterruptedException stop) {
        throw stop;
      } catch (Exception failure) {
        failures.add(failure);
        return;
      }
    }
  }

  private FutureTask<Polled> begin(Callable<Polled> poll) {
    var task = new FutureTask<Polled>(poll);
    thread = Optional.of(virtual(task));
    return task;
  }

  /**
   * Interrupts the source and waits until it is still and closed.
   *
   * @throws AssertionError when it does not end within the grace time
   */
  public void stop() {
    if (stopping.getCount() == 0) {
      return;
    }
    stopping.countDown();
    thread.ifPresent(Thread::interrupt);
    thread.ifPresent(SourceRun::requireEnd);
    poller.ifPresent(SourceRun::requireClose);
  }

  private static void requireClose(Poller poller) {
    var closing = new FutureTask<>(() -> close(poller));
    requireEnd(virtual(closing));
    if (closing.state() == FutureTask.State.FAILED) {
      throw new AssertionError("the source cannot be closed", closing.exceptionNow());
    }
  }

  private static boolean close(Poller poller) throws IOException {
    poller.close();
    return true;
  }

  private static void requireEnd(Thread thread) {
    try {
      if (!thread.join(GRACE)) {
        throw new AssertionError(
            "the source does not end within %s s of being stopped; it is at %s"
                .formatted(GRACE.toSeconds(), Arrays.toString(thread.getStackTrace())));
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while the source was to end", stop);
    }
  }

  @Override
  public void close() {
    stop();
  }
}
