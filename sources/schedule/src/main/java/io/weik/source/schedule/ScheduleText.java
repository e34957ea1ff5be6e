package io.weik.source.schedule;

import io.weik.api.source.Schedule;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;

/** Schedules in words. */
final class ScheduleText {
  private ScheduleText() {}

  /** For a person, as {@code cron 30 6 * * MON-FRI (Europe/Helsinki)}. */
  static String summary(Schedule schedule) {
    return schedule instanceof Schedule.At(var moments) && moments.size() > 2
        ? "at %d moments from %s to %s"
            .formatted(moments.size(), moments.getFirst(), moments.getLast())
        : identity(schedule);
  }

  /** What makes it another schedule when it differs; kept in the state, so it must stay. */
  static String identity(Schedule schedule) {
    return switch (schedule) {
      case Schedule.Cron(var expression, var zone) -> "cron %s (%s)".formatted(expression, zone);
      case Schedule.Aligned(var interval) -> "every " + words(interval);
      case Schedule.Every(var interval) -> "every " + words(interval);
      case Schedule.At(var moments) ->
          moments.stream().map(Object::toString).collect(Collectors.joining(", ", "at ", ""));
    };
  }

  private static String words(Duration time) {
    return time.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
  }
}
