package io.weik.source.schedule;

import io.weik.api.event.EventDraft;
import io.weik.api.source.Polled;
import io.weik.api.source.Poller;
import io.weik.api.source.SourceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes events of the moments that have come due since the last ones. What came due while the store
 * refused is made up for in full; what came due while nothing ran, as {@link CatchUp} has it.
 */
final class SchedulePoller implements Poller {
  /** How many events are emitted at a time. */
  static final int BATCH = 100;

  private final ScheduleConfig config;
  private final SourceContext context;
  private final Moments moments;
  private final String identity;
  private final Attendance attendance;
  private final Tidings tidings;

  SchedulePoller(ScheduleConfig config, SourceContext context) {
    this.config = config;
    this.context = context;
    this.moments = new Moments(config.schedule());
    this.identity = ScheduleText.identity(config.schedule());
    this.attendance = new Attendance(config.schedule(), config.jitter());
    this.tidings = new Tidings(context);
  }

  @Override
  public Polled poll() throws InterruptedException {
    var now = context.clock().instant();
    attendance.begin(now);
    var progress = progress(now);
    tidings.ofClock(now, progress.settled());
    var polled = settle(progress, now);
    attendance.end(context.clock().instant());
    return polled;
  }

  private Progress progress(Instant now) throws InterruptedException {
    var stored = Progress.read(context, identity);
    if (stored.isPresent()) {
      return stored.get();
    }
    var start = attendance.unsettled().map(Attendance.Downtime::until).orElse(now);
    var begun = Progress.begin(identity, start);
    context.emitter().emit(List.of(), begun.stored());
    tidings.ofPast(config.at().stream().filter(moment -> !moment.isAfter(start)).toList());
    return begun;
  }

  private Polled settle(Progress progress, Instant now) throws InterruptedException {
    var downtime = attendance.unsettled();
    var until = downtime.map(Attendance.Downtime::from).orElse(now);
    var due = moments.first(progress.settled(), until, BATCH);
    if (downtime.isPresent() && due.isEmpty()) {
      return catchUp(progress, downtime.get().until(), now);
    }
    return emit(progress, due, downtime.isPresent() || due.size() == BATCH);
  }

  private Polled catchUp(Progress progress, Instant until, Instant now)
      throws InterruptedException {
    boolean more = until.isBefore(now);
    return switch (config.catchUp()) {
      case NONE -> leaveOut(progress, until, more);
      case LAST -> makeUp(progress, moments.last(progress.settled(), until, 1), more);
      case ALL -> {
        var missed = moments.last(progress.settled(), until, config.maxCatchUp());
        tidings.ofLeftOut(moments.first(progress.settled(), until, 1), missed, config);
        yield makeUp(progress, missed, more);
      }
    };
  }

  private Polled leaveOut(Progress progress, Instant until, boolean more)
      throws InterruptedException {
    var missed = moments.last(progress.settled(), until, 1);
    if (!missed.isEmpty()) {
      context.emitter().emit(List.of(), progress.without(missed.getLast()).stored());
    }
    attendance.settle();
    return new Polled(missed.isEmpty() ? "nothing due" : "moments of a downtime left out", more);
  }

  private Polled makeUp(Progress progress, List<Instant> missed, boolean more)
      throws InterruptedException {
    if (missed.size() > BATCH) {
      return emit(progress, missed.subList(0, BATCH), true);
    }
    var polled = emit(progress, missed, more);
    attendance.settle();
    return polled;
  }

  private Polled emit(Progress progress, List<Instant> due, boolean more)
      throws InterruptedException {
    var drafts = new ArrayList<EventDraft>();
    var reached = progress;
    for (var moment : due) {
      var previous = reached.previous();
      reached = reached.after(moment);
      var next = moments.schedule().after(moment);
      drafts.add(
          new Occurrence(reached.count(), moment, previous, next)
              .draft(context.source(), config.timeZone().zone(), config.data()));
    }
    if (!drafts.isEmpty()) {
      context.emitter().emit(drafts, reached.stored());
    }
    var words = drafts.size() == 1 ? "1 event" : drafts.size() + " events";
    return new Polled(drafts.isEmpty() ? "nothing due" : words, more);
  }
}
