package io.weik.source.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.source.Schedule;
import io.weik.testkit.RecordingContext;
import io.weik.testkit.SourceRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Whatever happens to a schedule that makes up for all, each moment becomes one event in order. */
class AnyLifeTest {
  private static final Instant START = Instant.parse("2027-03-27T20:00:07Z");
  private static final Duration A_WHILE = Duration.ofSeconds(1);

  private enum Happening {
    LOOK,
    RESTART,
    REFUSED_LOOK,
    KILL_AFTER_EMIT
  }

  /** Something that happens a while after what happened before. */
  record Step(Duration later, Happening what) {}

  @Property(tries = 300)
  void eachMomentBecomesOneEventInOrder(
      @ForAll("configs") ScheduleConfig config,
      @ForAll @Size(max = 12) List<@From("steps") Step> steps)
      throws Exception {
    var context = new RecordingContext(START);
    var run = start(config, context);
    for (var step : steps) {
      context.manualClock().advance(step.later());
      run = happen(step.what(), config, run);
      context = run.context();
    }
    context.manualClock().advance(A_WHILE);
    run.look();

    assertThat(context.drafts())
        .extracting(draft -> draft.time().orElseThrow())
        .isEqualTo(due(config.schedule(), context.clock().instant()));
  }

  private static SourceRun happen(Happening what, ScheduleConfig config, SourceRun run)
      throws Exception {
    var context = run.context();
    var full = new IllegalStateException("full");
    switch (what) {
      case LOOK, RESTART -> context.letEmitsWork();
      case REFUSED_LOOK -> context.failEmits(full);
      case KILL_AFTER_EMIT -> context.loseAnswerAfter(1, full);
    }
    run.look();
    context.letEmitsWork();
    return switch (what) {
      case LOOK, REFUSED_LOOK -> run;
      case RESTART, KILL_AFTER_EMIT -> {
        run.stop();
        var next = context.restarted();
        next.forgetIds();
        yield start(config, next);
      }
    };
  }

  private static SourceRun start(ScheduleConfig config, RecordingContext context) throws Exception {
    var run = SourceRun.start(new ScheduleType().create(config), context);
    run.look();
    return run;
  }

  private static List<Instant> due(Schedule schedule, Instant now) {
    return Stream.iterate(
            schedule.after(START),
            moment -> moment.isPresent() && !moment.get().isAfter(now),
            moment -> schedule.after(moment.get()))
        .map(Optional::get)
        .toList();
  }

  @Provide
  Arbitrary<Step> steps() {
    return Combinators.combine(
            Arbitraries.longs().between(0, 4 * 3600).map(Duration::ofSeconds),
            Arbitraries.of(Happening.class))
        .as(Step::new);
  }

  @Provide
  Arbitrary<ScheduleConfig> configs() {
    return Arbitraries.of(
        Schedules.every("PT7M", CatchUp.ALL, 10_000),
        Schedules.every("PT1H", CatchUp.ALL, 10_000),
        Schedules.cron("*/5 * * * *", "Europe/Helsinki", CatchUp.ALL),
        Schedules.cron("30 3 * * *", "Europe/Helsinki", CatchUp.ALL));
  }
}
