package io.weik.source.schedule;

import io.weik.api.event.EventDraft;
import io.weik.testkit.RecordingContext;
import io.weik.testkit.SourceRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A schedule that runs, and its clock. */
final class Stage {
  private final ScheduleConfig config;
  private RecordingContext context;
  private SourceRun run;

  private Stage(ScheduleConfig config, RecordingContext context) throws Exception {
    this.config = config;
    this.context = context;
    this.run = start(config, context);
  }

  /** Starts a schedule for the first time. */
  static Stage given(String now, ScheduleConfig config) throws Exception {
    return new Stage(config, new RecordingContext(Instant.parse(now)));
  }

  /** Starts a schedule for the first time, while the store refuses. */
  static Stage givenRefused(String now, ScheduleConfig config) throws Exception {
    var context = new RecordingContext(Instant.parse(now));
    context.failEmits(new IllegalStateException("full"));
    return new Stage(config, context);
  }

  private static SourceRun start(ScheduleConfig config, RecordingContext context) throws Exception {
    var run = SourceRun.start(new ScheduleType().create(config), context);
    run.look();
    return run;
  }

  /** The clock shows this now, and the schedule looks, as it does when something is due. */
  void at(String now) throws InterruptedException {
    jump(now);
    run.look();
  }

  /** The clock shows this now. */
  void jump(String now) {
    var clock = context.manualClock();
    clock.advance(Duration.between(clock.instant(), Instant.parse(now)));
  }

  /** It is stopped, and started again then. */
  void restartAt(String now) throws Exception {
    restartAt(now, config);
  }

  /** It is stopped, and started again then with other parameters. */
  void restartAt(String now, ScheduleConfig changed) throws Exception {
    run.stop();
    jump(now);
    context = context.restarted();
    run = start(changed, context);
  }

  /** It is stopped, and started again then, while the store refuses. */
  void refusedRestartAt(String now) throws Exception {
    run.stop();
    jump(now);
    context = context.restarted();
    context.failEmits(new IllegalStateException("full"));
    run = start(config, context);
  }

  RecordingContext context() {
    return context;
  }

  SourceRun run() {
    return run;
  }

  List<String> times() {
    return drafts().stream().map(draft -> draft.time().orElseThrow().toString()).toList();
  }

  List<EventDraft> drafts() {
    return context.drafts();
  }

  String lastData() {
    return drafts().getLast().data().orElseThrow().text();
  }
}
