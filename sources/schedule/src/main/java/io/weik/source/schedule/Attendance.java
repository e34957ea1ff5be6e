package io.weik.source.schedule;

import io.weik.api.source.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Tells a time in which nothing ran from one in which the store refused: looks went on in the
 * latter. Nothing ran before the start, and when a look comes far later than it was due, as after a
 * machine was asleep or its clock was set. One thread at a time.
 */
final class Attendance {
  /** So much later than it was due. */
  static final Duration ASLEEP = Duration.ofMinutes(5);

  private final Schedule schedule;
  private final Duration jitter;
  private Optional<Downtime> unsettled = Optional.empty();
  private Optional<Instant> attended = Optional.empty();
  private boolean started;

  /** A time in which nothing ran: after the one, up to the other. */
  record Downtime(Instant from, Instant until) {}

  Attendance(Schedule schedule, Duration jitter) {
    this.schedule = schedule;
    this.jitter = jitter;
  }

  /** A look begins. Unless its end is told too it failed, and nothing is asleep until the next. */
  void begin(Instant now) {
    if (!started) {
      unsettled = Optional.of(new Downtime(Instant.MIN, now));
      started = true;
    } else if (attended.flatMap(schedule::after).filter(due -> isFar(due, now)).isPresent()) {
      unsettled = attended.map(last -> new Downtime(last, now));
    }
    attended = Optional.empty();
  }

  private boolean isFar(Instant due, Instant now) {
    return due.plus(jitter).plus(ASLEEP).isBefore(now);
  }

  /** A look ended well. */
  void end(Instant now) {
    attended = Optional.of(now);
  }

  /** The time in which nothing ran whose moments have not been settled. */
  Optional<Downtime> unsettled() {
    return unsettled;
  }

  /** Its moments have been settled. */
  void settle() {
    unsettled = Optional.empty();
  }
}
