package io.weik.source.schedule;

import io.weik.api.parameter.CronExpression;
import io.weik.api.parameter.Default;
import io.weik.api.parameter.Doc;
import io.weik.api.parameter.Template;
import io.weik.api.parameter.TimeZoneName;
import io.weik.api.source.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The parameters of a schedule source. Exactly one of cron, interval and at is given. */
@Doc("Turns moments into events: by a cron expression, after a fixed time, or at given times.")
public record ScheduleConfig(
    @Doc(
            value =
                "Local times by five fields (minute, hour, day of month, month, day of week), or six"
                    + " with the second before them, or a word such as @daily.",
            example = "30 6 * * MON-FRI")
        Optional<CronExpression> cron,
    @Doc(
            value =
                "Time from one event to the next, one second or more, counted from"
                    + " 1970-01-01T00:00:00Z so that a restart shifts nothing.",
            example = "15m")
        Optional<Duration> interval,
    @Doc(value = "Times at which there is one event each.", example = "2027-01-15T10:30:00Z")
        List<Instant> at,
    @Doc(value = "Time zone of Cron, and of the local times in Data.", example = "Europe/Helsinki")
        @Default("UTC")
        TimeZoneName timeZone,
    @Doc(
            value =
                "Data of the events: JSON or any text, with ${scheduledTime}, ${previousTime},"
                    + " ${nextTime}, ${localTime}, ${localDate} and ${count} filled in. Without it"
                    + " the data is a JSON object of these.",
            example = "{\"report\":\"daily\",\"day\":\"${localDate}\"}")
        @Template({"scheduledTime", "previousTime", "nextTime", "localTime", "localDate", "count"})
        Optional<DataTemplate> data,
    @Doc("What becomes of moments that came due while the source was not running.") @Default("last")
        CatchUp catchUp,
    @Doc("With CatchUp all: how many of the latest moments become events at most.") @Default("100")
        int maxCatchUp,
    @Doc("Each event is made late by a random time up to this; its own time stays as it is.")
        @Default("0")
        Duration jitter) {

  /** Copies the list. */
  public ScheduleConfig {
    at = List.copyOf(at);
  }

  /** When events are due; the parameters have been checked. */
  Schedule schedule() {
    return cron.<Schedule>map(expression -> new Schedule.Cron(expression, timeZone.zone()))
        .or(() -> interval.map(Schedule.Aligned::new))
        .orElseGet(() -> new Schedule.At(at));
  }
}
