package io.weik.source.schedule;

import io.weik.api.source.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The moments of a schedule in a stretch of time. */
record Moments(Schedule schedule) {
  /** The first moments after one and up to another, oldest first, at most so many. */
  List<Instant> first(Instant after, Instant upTo, int most) {
    var moments = new ArrayList<Instant>();
    var next = until(after, upTo);
    while (next.isPresent() && moments.size() < most) {
      moments.add(next.get());
      next = until(next.get(), upTo);
    }
    return moments;
  }

  /**
   * The last moments after one and up to another, oldest first, at most so many. Looks back only as
   * far as it must, as there may be years between.
   */
  List<Instant> last(Instant after, Instant upTo, int most) {
    var back = Duration.ofSeconds(1);
    while (upTo.minus(back).isAfter(after)) {
      var moments = tail(upTo.minus(back), upTo, most);
      if (moments.size() == most) {
        return moments;
      }
      back = back.multipliedBy(2);
    }
    return tail(after, upTo, most);
  }

  private List<Instant> tail(Instant after, Instant upTo, int most) {
    var tail = new ArrayDeque<Instant>();
    var next = until(after, upTo);
    while (next.isPresent()) {
      if (tail.size() == most) {
        tail.removeFirst();
      }
      tail.addLast(next.get());
      next = until(next.get(), upTo);
    }
    return List.copyOf(tail);
  }

  private Optional<Instant> until(Instant after, Instant upTo) {
    return schedule.after(after).filter(moment -> !moment.isAfter(upTo));
  }
}
