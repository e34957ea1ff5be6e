package io.weik.api.parameter;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Local times by five fields, as {@code 30 6 * * MON-FRI}: minute, hour, day of month, month and
 * day of week. A sixth one before them is the second. Immutable.
 *
 * <p>A field is a list of values, ranges and steps, as {@code *}, {@code 5}, {@code 5-20/3}, {@code
 * 5/10} and <code>*&#47;15</code>. Months and days of the week have names; Sunday is 0 and 7. Among
 * the days of the month {@code L} is the last, {@code LW} the last weekday and {@code 15W} the
 * weekday nearest to the 15th in its month; among those of the week {@code MON#2} is the second
 * Monday of the month and {@code MONL} the last. {@code ?} is {@code *} in a day field. The words
 * are {@code @hourly}, {@code @daily}, {@code @midnight}, {@code @weekly}, {@code @monthly},
 * {@code @yearly} and {@code @annually}.
 *
 * <p>When neither day field begins with {@code *} or is {@code ?}, a day needs to fit one of the
 * two, as POSIX has it. Since schedulers with seconds read this in other ways, it is refused where
 * there are six fields.
 *
 * <p>When clocks are set, an expression whose hour has a star or a step goes on in real time: each
 * moment counts whose local time fits. All others name times of the day: one that is left out
 * becomes the first moment after, together with all others left out, and one that comes twice
 * counts the first time only.
 *
 * @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/crontab.html">POSIX
 *     crontab</a>
 * @see <a href="https://manpages.debian.org/bookworm/cron/cron.8.en.html">cron(8), on daylight
 *     saving time</a>
 */
public final class CronExpression {
  private static final int LONGEST = 1000;
  private static final int SECONDS_OF_DAY = 86_400;
  private static final String SHAPE =
      "five fields (minute, hour, day of month, month, day of week), or six with the second before"
          + " them, such as 30 6 * * MON-FRI, or one of @hourly, @daily, @midnight, @weekly,"
          + " @monthly, @yearly";
  private static final Map<String, String> WORDS =
      Map.of(
          "@hourly", "0 * * * *",
          "@daily", "0 0 * * *",
          "@midnight", "0 0 * * *",
          "@weekly", "0 0 * * 0",
          "@monthly", "0 0 1 * *",
          "@yearly", "0 0 1 1 *",
          "@annually", "0 0 1 1 *");

  private final String text;
  private final long seconds;
  private final long minutes;
  private final long hours;
  private final CronDays days;
  private final boolean inRealTime;

  private CronExpression(String text, String second, String[] fields) {
    this.text = text;
    this.seconds = CronField.SECOND.values(second);
    this.minutes = CronField.MINUTE.values(fields[0]);
    this.hours = CronField.HOUR.values(fields[1]);
    this.days = CronDays.parse(fields[2], fields[3], fields[4]);
    this.inRealTime = fields[1].contains("*") || fields[1].contains("/");
  }

  /**
   * Reads it, without regard to case.
   *
   * @throws IllegalArgumentException with what was expected in which field; also when no day ever
   *     fits
   */
  public static CronExpression parse(String text) {
    var stripped = text.strip();
    var expression = WORDS.getOrDefault(stripped.toLowerCase(Locale.ROOT), stripped);
    var fields = expression.split("\\s+");
    if (text.length() > LONGEST || (fields.length != 5 && fields.length != 6)) {
      throw new IllegalArgumentException(SHAPE);
    }
    if (fields.length == 5) {
      return new CronExpression(stripped, "0", fields);
    }
    if (CronDays.restricts(fields[3]) && CronDays.restricts(fields[5])) {
      throw new IllegalArgumentException(
          "? as day of month or as day of week where there is a field for the second");
    }
    return new CronExpression(stripped, fields[0], Arrays.copyOfRange(fields, 1, 6));
  }

  /** The first moment after {@code previous}; empty when there is none any more. */
  public Optional<Instant> after(Instant previous, ZoneId zone) {
    return inRealTime
        ? inRealTime(previous, zone.getRules())
        : byTimeOfDay(previous, zone.getRules());
  }

  private Optional<Instant> inRealTime(Instant previous, ZoneRules rules) {
    var from = previous.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    while (true) {
      var offset = rules.getOffset(from);
      var found = next(LocalDateTime.ofInstant(from, offset)).map(one -> one.toInstant(offset));
      var change = rules.nextTransition(from);
      if (found.isEmpty() || change == null || found.get().isBefore(change.getInstant())) {
        return found;
      }
      from = change.getInstant();
    }
  }

  private Optional<Instant> byTimeOfDay(Instant previous, ZoneRules rules) {
    var before = LocalDateTime.ofInstant(previous, rules.getOffset(previous));
    var local = next(before.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1));
    while (local.isPresent() && !moment(local.get(), rules).isAfter(previous)) {
      local = next(local.get().plusSeconds(1));
    }
    return local.map(one -> moment(one, rules));
  }

  private static Instant moment(LocalDateTime local, ZoneRules rules) {
    var change = rules.getTransition(local);
    return change != null && change.isGap()
        ? change.getInstant()
        : local.toInstant(rules.getOffset(local));
  }

  /** The first local time from {@code start} on. */
  private Optional<LocalDateTime> next(LocalDateTime start) {
    var today = start.toLocalDate();
    if (days.contains(today)) {
      int second = next(start.toLocalTime().toSecondOfDay());
      if (second < SECONDS_OF_DAY) {
        return Optional.of(today.atTime(LocalTime.ofSecondOfDay(second)));
      }
    }
    return days.next(today.plusDays(1)).map(day -> day.atTime(LocalTime.ofSecondOfDay(next(0))));
  }

  /** The first second of a day from {@code start} on; that of the next day when there is none. */
  private int next(int start) {
    int second = start;
    while (second < SECONDS_OF_DAY) {
      if (!CronField.has(hours, second / 3600)) {
        second = (second / 3600 + 1) * 3600;
      } else if (!CronField.has(minutes, second / 60 % 60)) {
        second = (second / 60 + 1) * 60;
      } else if (!CronField.has(seconds, second % 60)) {
        second++;
      } else {
        return second;
      }
    }
    return SECONDS_OF_DAY;
  }

  /** Whether the other was written in the same way. */
  @Override
  public boolean equals(Object other) {
    return other instanceof CronExpression that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The text it was read from. */
  @Override
  public String toString() {
    return text;
  }
}
