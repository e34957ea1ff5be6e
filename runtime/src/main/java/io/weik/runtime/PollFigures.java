package io.weik.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How the polls of one source go. Safe for use by several threads. */
public final class PollFigures {
  private long succeeded;
  private long failed;
  private Optional<Instant> next = Optional.empty();
  private Optional<Last> last = Optional.empty();

  PollFigures() {}

  /**
   * A poll that went well.
   *
   * @param at when it ended
   * @param summary what it found, in a few words
   * @param milliseconds how long it took
   */
  public record Last(Instant at, String summary, double milliseconds) {}

  /**
   * The figures of one moment.
   *
   * @param succeeded polls that went well since start
   * @param failed polls that failed since start
   * @param next when the next is due; absent while one is under way for the first time, and when
   *     there is none any more
   * @param last the newest that went well
   */
  public record Snapshot(
      long succeeded, long failed, Optional<Instant> next, Optional<Last> last) {}

  synchronized void next(Optional<Instant> due) {
    next = due;
  }

  synchronized void succeeded(Instant at, String summary, Duration took) {
    succeeded++;
    last = Optional.of(new Last(at, summary, took.toNanos() / 1e6));
  }

  synchronized void failed() {
    failed++;
  }

  /** The figures now; empty for a source that has never been polled nor will be. */
  synchronized Optional<Snapshot> snapshot() {
    return succeeded + failed == 0 && next.isEmpty()
        ? Optional.empty()
        : Optional.of(new Snapshot(succeeded, failed, next, last));
  }
}
