package io.weik.source.schedule;

import io.weik.api.parameter.CronExpression;
import io.weik.api.parameter.TimeZoneName;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Parameters for tests. */
final class Schedules {
  private static final TimeZoneName UTC = TimeZoneName.parse("UTC");

  private Schedules() {}

  static ScheduleConfig every(String interval, CatchUp catchUp, int maxCatchUp) {
    var time = Optional.of(Duration.parse(interval));
    return new ScheduleConfig(
        Optional.empty(),
        time,
        List.of(),
        UTC,
        Optional.empty(),
        catchUp,
        maxCatchUp,
        Duration.ZERO);
  }

  static ScheduleConfig cron(String expression, String zone, CatchUp catchUp) {
    return new ScheduleConfig(
        Optional.of(CronExpression.parse(expression)),
        Optional.empty(),
        List.of(),
        TimeZoneName.parse(zone),
        Optional.empty(),
        catchUp,
        100,
        Duration.ZERO);
  }

  static ScheduleConfig at(String... moments) {
    return at(CatchUp.LAST, Arrays.stream(moments).map(Instant::parse).toList());
  }

  static ScheduleConfig at(CatchUp catchUp, List<Instant> moments) {
    return new ScheduleConfig(
        Optional.empty(),
        Optional.empty(),
        moments,
        UTC,
        Optional.empty(),
        catchUp,
        100,
        Duration.ZERO);
  }

  static ScheduleConfig withData(ScheduleConfig config, String template) {
    return new ScheduleConfig(
        config.cron(),
        config.interval(),
        config.at(),
        config.timeZone(),
        Optional.of(DataTemplate.parse(template)),
        config.catchUp(),
        config.maxCatchUp(),
        config.jitter());
  }

  static ScheduleConfig withJitter(ScheduleConfig config, Duration jitter) {
    return new ScheduleConfig(
        config.cron(),
        config.interval(),
        config.at(),
        config.timeZone(),
        config.data(),
        config.catchUp(),
        config.maxCatchUp(),
        jitter);
  }
}
