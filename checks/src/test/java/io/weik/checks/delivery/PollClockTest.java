package io.weik.checks.delivery;

import static org.awaitility.Awaitility.await;

import io.weik.api.parameter.CronExpression;
import io.weik.api.source.Polled;
import io.weik.api.source.Schedule;
import io.weik.api.source.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Polls go on when the clock is set back by a long time. */
class PollClockTest {
  private static final Duration LONGEST = Duration.ofSeconds(20);

  @TempDir private Path folder;
  private final JumpingClock clock = new JumpingClock();
  private final AtomicInteger polls = new AtomicInteger();
  private World world;

  @BeforeEach
  void open() {
    clock.jump(Duration.ofDays(400));
    world = new World(folder, clock);
  }

  @AfterEach
  void close() throws InterruptedException {
    world.close();
  }

  static Stream<Schedule> schedules() {
    return Stream.of(
        new Schedule.Every(Duration.ofSeconds(1)),
        new Schedule.Aligned(Duration.ofSeconds(1)),
        new Schedule.Cron(CronExpression.parse("* * * * * *"), ZoneOffset.UTC));
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void aClockThatWasAYearAheadHoldsNothingUp(Schedule schedule) throws Exception {
    Source.Opener opener = _ -> () -> new Polled("poll " + polls.incrementAndGet(), false);
    var timeout = Duration.ofSeconds(10);
    world.hand().becomes(new Source.Polling(schedule, true, Duration.ZERO, timeout, opener));
    world.apply(Policies.DEFAULT);
    await().until(() -> polls.get() >= 2);

    clock.jump(Duration.ofDays(-400));

    int before = polls.get();
    await().atMost(LONGEST).until(() -> polls.get() >= before + 3);
  }
}
