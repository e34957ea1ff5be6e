package io.weik.source.schedule;

import io.weik.api.problem.Problem;
import io.weik.api.source.SourceContext;
import java.time.Instant;
import java.util.List;

/** What a person is told about moments that do not become events. */
final class Tidings {
  private final SourceContext context;

  Tidings(SourceContext context) {
    this.context = context;
  }

  /** Times that had gone by at the very first start. */
  void ofPast(List<Instant> past) {
    if (past.isEmpty()) {
      return;
    }
    var others = past.size() == 1 ? "" : " and %d more".formatted(past.size() - 1);
    context.warn(
        "past",
        Problem.user("there is no event for a time that had gone by at the first start")
            .path("spec.Parameters.At")
            .value(past.getFirst() + others)
            .expected("times to come")
            .hint("give a later time, or leave it: each of the others has its event"));
  }

  /** A clock that is behind what there are events for already. */
  void ofClock(Instant now, Instant settled) {
    if (!settled.isAfter(now.plus(Attendance.ASLEEP))) {
      context.clear("clock");
      return;
    }
    context.warn(
        "clock",
        Problem.internal("the clock is behind the last event")
            .value(now.toString())
            .expected("a time after " + settled)
            .hint("set the clock right; there are no events until then, so that none comes twice"));
  }

  /** Moments of a downtime beyond those that are made up for, if there are any. */
  void ofLeftOut(List<Instant> first, List<Instant> madeUp, ScheduleConfig config) {
    if (first.isEmpty() || first.getFirst().equals(madeUp.getFirst())) {
      return;
    }
    context.warn(
        "catch-up",
        Problem.user("moments of a downtime were left out")
            .path("spec.Parameters.MaxCatchUp")
            .value("from %s until before %s".formatted(first.getFirst(), madeUp.getFirst()))
            .expected("at most %d in a downtime".formatted(config.maxCatchUp()))
            .hint("raise MaxCatchUp if more are to become events after the next downtime"));
  }
}
