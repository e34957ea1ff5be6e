package io.weik.cli;

import io.weik.api.event.Event;
import io.weik.api.problem.Problem;
import io.weik.api.resource.EventSource;
import io.weik.api.source.Refusal;
import io.weik.runtime.InstanceState;
import io.weik.runtime.RuntimeListener;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Shows on the terminal what happens: one line for each event, with what became of it. An event
 * that no flow takes within a moment is shown as stored. When more happens than anyone can read,
 * lines are counted instead. {@link #flush} is to be called several times a second.
 */
final class Console implements RuntimeListener {
  private static final long MOMENT_NANOS = 300_000_000;
  private static final int READABLE = 200;
  private static final int SETTLE_ROUNDS = 200;
  private static final Duration SETTLE_PAUSE = Duration.ofMillis(20);

  /** An event that waits for its outcome; made into a line only when it is shown. */
  private record Pending(
      Instant at, String type, String source, Optional<String> subject, String id, long since) {
    String line() {
      return EventLine.of(at, type, source, subject.orElse("-"), id);
    }
  }

  private final PrintStream out;

  /** Since when the problem that was told last of a source has been there. */
  private final Map<String, Instant> told = new HashMap<>();

  private final Clock clock;
  private final Map<String, Pending> pending = new LinkedHashMap<>();
  private final Map<String, String> early =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > READABLE;
        }
      };
  private final Queue<String> lines = new ArrayDeque<>();
  private long skipped;

  Console(PrintStream out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  @Override
  public synchronized void stored(EventSource source, Event event, long position) {
    var outcome = early.remove(key(event));
    if (outcome == null && pending.size() == READABLE) {
      skipped++;
      return;
    }
    var shown =
        new Pending(
            clock.instant(),
            event.type(),
            source.name(),
            event.subject(),
            event.id(),
            System.nanoTime());
    if (outcome == null) {
      pending.put(key(event), shown);
    } else {
      add(shown.line() + "  " + outcome);
    }
  }

  @Override
  public synchronized void delivered(Try attempt) {
    var key = key(attempt.event());
    var waiting = pending.remove(key);
    if (waiting != null) {
      add(waiting.line() + "  " + outcome(attempt));
    } else if (attempt.number() == 1) {
      early.put(key, outcome(attempt));
    } else {
      add(
          EventLine.of(
              clock.instant(), attempt.event().type(), attempt.subscription(), outcome(attempt)));
    }
  }

  @Override
  public synchronized void refused(EventSource source, Refusal refusal) {
    add(
        EventLine.of(
            refusal.at(),
            "refused",
            source.name(),
            refusal.detail() + "   from " + refusal.from()));
  }

  @Override
  public synchronized void changed(EventSource source, InstanceState state) {
    switch (state) {
      case InstanceState.BackingOff(_, _, _, var why) -> addProblem(source, state, why);
      case InstanceState.Waiting(_, var why) -> addProblem(source, state, why);
      case InstanceState.Running _,
          InstanceState.Starting _,
          InstanceState.Stopping _,
          InstanceState.Stopped _ -> {}
    }
  }

  private void addProblem(EventSource source, InstanceState state, Problem why) {
    if (!state.since().equals(told.put(source.name(), state.since()))) {
      add(EventLine.of(clock.instant(), state.word(), source.name(), why.message()));
    }
  }

  /** Prints what is due until nothing waits any more, for a few seconds at most. */
  void settle() throws InterruptedException {
    var timer = new CountDownLatch(1);
    for (int i = 0; i < SETTLE_ROUNDS && isWaiting(); i++) {
      boolean _ = timer.await(SETTLE_PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }
    flush();
  }

  private synchronized boolean isWaiting() {
    return !pending.isEmpty() || !early.isEmpty();
  }

  /** Prints what is due. */
  synchronized void flush() {
    long now = System.nanoTime();
    var oldest = pending.values().iterator();
    while (oldest.hasNext()) {
      var next = oldest.next();
      if (now - next.since() < MOMENT_NANOS) {
        break;
      }
      add(next.line() + "  stored");
      oldest.remove();
    }
    while (!lines.isEmpty()) {
      out.println(lines.remove());
    }
    if (skipped > 0) {
      out.println(EventLine.of(Instant.now(clock), "\u2026", "and " + skipped + " more", ""));
      skipped = 0;
    }
    out.flush();
  }

  private void add(String line) {
    if (lines.size() < READABLE) {
      lines.add("  " + line);
    } else {
      skipped++;
    }
  }

  /** What is unique of an event, as CloudEvents says: its source and its id together. */
  private static String key(Event event) {
    return event.source() + '\n' + event.id();
  }

  private static String outcome(Try attempt) {
    var flow = "\u2192 " + attempt.flow() + " ";
    if (attempt.error().isEmpty()) {
      return flow + "\u2713 " + Ago.brief(attempt.took());
    }
    var error = Table.printable(attempt.error().get());
    return attempt
        .deadLetter()
        .map(id -> flow + "\u2717 dead letter " + id + ": " + error)
        .orElseGet(() -> flow + "\u2717 try " + attempt.number() + ": " + error);
  }
}
