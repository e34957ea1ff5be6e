package io.weik.runtime;

import io.weik.api.problem.Category;
import io.weik.api.problem.Problem;
import io.weik.api.source.Polled;
import io.weik.api.source.Poller;
import io.weik.api.source.Schedule;
import io.weik.api.source.Source;
import io.weik.api.source.SourceContext;
import io.weik.api.source.TryLaterException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Polls one source when it is due, one poll after the other, until its thread is interrupted. A
 * failed poll is told and tried again after a growing time; what the user must mend, no sooner than
 * the schedule says.
 */
final class PollLoop {
  /** How far the wall clock may be set while a moment of it is waited for. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

  private final String name;
  private final Source.Polling polling;
  private final Backoff backoff;
  private final Clock clock;
  private final Listener listener;
  private int failures;

  /** Is told how polling goes, on the loop's thread. */
  interface Listener {
    /** The next poll is due then; never again when empty. */
    void due(Optional<Instant> next);

    /** A poll went well. */
    void polled(Polled polled, Duration took);

    /** A poll failed, for the time in a row that is told; it is tried again then. */
    void failed(Problem why, int failures, Instant again);
  }

  PollLoop(String name, Source.Polling polling, Backoff backoff, Clock clock, Listener listener) {
    this.name = name;
    this.polling = polling;
    this.backoff = backoff;
    this.clock = clock;
    this.listener = listener;
  }

  void run(SourceContext context) throws Exception {
    try (var poller = polling.opener().open(context)) {
      var due = polling.atStart() ? Optional.of(clock.instant()) : next(clock.instant());
      if (!polling.atStart()) {
        context.ready();
      }
      while (due.isPresent()) {
        listener.due(due);
        due = pollOnce(poller, await(due.get()), context);
      }
      listener.due(Optional.empty());
      context.awaitStop();
    }
  }

  /** When the next poll is due. */
  private Optional<Instant> pollOnce(Poller poller, Instant due, SourceContext context)
      throws InterruptedException {
    long start = System.nanoTime();
    try {
      var polled = new Poll(name, poller).within(polling.timeout(), this::tellOverdue);
      failures = 0;
      context.ready();
      listener.polled(polled, Duration.ofNanos(System.nanoTime() - start));
      return polled.more() ? Optional.of(clock.instant()) : next(due);
    } catch (InterruptedException stop) {
      throw stop;
    } catch (Exception failure) {
      var again = clock.instant().plus(wait(failure));
      listener.failed(Failures.problem(failure), failures, again);
      return Optional.of(again);
    }
  }

  private void tellOverdue(Problem why) {
    listener.failed(why, failures + 1, clock.instant());
  }

  private Duration wait(Exception failure) {
    failures++;
    var wait = backoff.after(failures, ThreadLocalRandom.current());
    if (failure instanceof TryLaterException later) {
      return longer(wait, later.delay());
    }
    if (Failures.problem(failure).category() == Category.USER) {
      var now = clock.instant();
      return longer(wait, next(now).map(due -> Duration.between(now, due)).orElse(wait));
    }
    return wait;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  /** The first due moment after {@code previous}; now, when it has gone by already. */
  private Optional<Instant> next(Instant previous) {
    var now = clock.instant();
    return switch (polling.schedule()) {
      case Schedule.Every(var interval) -> {
        boolean clockWasSetBack = previous.isAfter(now);
        var next = (clockWasSetBack ? now : previous).plus(interval);
        yield Optional.of(next.isBefore(now) ? now : late(next));
      }
      case Schedule.Cron _, Schedule.Aligned _, Schedule.At _ ->
          polling.schedule().after(previous).map(due -> due.isBefore(now) ? now : late(due));
    };
  }

  private Instant late(Instant due) {
    long most = polling.jitter().toNanos();
    return most <= 0 ? due : due.plusNanos(ThreadLocalRandom.current().nextLong(most));
  }

  /** Waits for a moment; an earlier one when the clock is set back meanwhile. */
  private Instant await(Instant due) throws InterruptedException {
    return switch (polling.schedule()) {
      case Schedule.Every _ -> {
        Threads.pause(Duration.between(clock.instant(), due));
        yield due;
      }
      case Schedule.Cron _, Schedule.Aligned _, Schedule.At _ -> awaitOnClock(due);
    };
  }

  private Instant awaitOnClock(Instant first) throws InterruptedException {
    var due = first;
    var now = clock.instant();
    while (now.isBefore(due)) {
      var rest = Duration.between(now, due);
      Threads.pause(rest.compareTo(LOOK_AGAIN) < 0 ? rest : LOOK_AGAIN);
      var before = now;
      now = clock.instant();
      if (now.isBefore(before)) {
        due = next(now).orElse(due);
        listener.due(Optional.of(due));
      }
    }
    return due;
  }
}
