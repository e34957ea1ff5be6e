package io.weik.api.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Looks at minute after minute, and finds the same moments. */
class CronScanTest {
  private static final int DAYS = 5;
  private static final int MINUTES = DAYS * 24 * 60;

  /** Minutes of a range by step, the other fields as sets; an hour by step is written as one. */
  record Fields(int minute, int hourStep, Set<Integer> hours, Set<Integer> days, String week) {
    private static final int STEP = 7;

    String text() {
      var hour = hourStep > 0 ? "*/" + hourStep : list(hours);
      var day = days.isEmpty() ? "*" : list(days);
      return "%d/%d %s %s * %s".formatted(minute, STEP, hour, day, week);
    }

    private static String list(Set<Integer> values) {
      return values.stream().map(Object::toString).collect(Collectors.joining(","));
    }

    boolean fits(LocalDateTime time) {
      int past = time.getMinute() - minute;
      boolean hour = hourStep > 0 ? time.getHour() % hourStep == 0 : hours.contains(time.getHour());
      return past >= 0 && past % STEP == 0 && hour && fitsDay(time);
    }

    private boolean fitsDay(LocalDateTime time) {
      boolean ofMonth = days.contains(time.getDayOfMonth());
      boolean ofWeek = week.contains(Integer.toString(time.getDayOfWeek().getValue()));
      if (days.isEmpty()) {
        return week.equals("*") || ofWeek;
      }
      return ofMonth || ofWeek;
    }
  }

  @Property(tries = 2000)
  void theNextMomentIsTheFirstThatAScanFinds(
      @ForAll("fields") Fields fields,
      @ForAll("zones") ZoneId zone,
      @ForAll @IntRange(min = 0, max = 2) int change,
      @ForAll @IntRange(min = -36 * 3600, max = 12 * 3600) int seconds) {
    var previous = change(zone, change).plusSeconds(seconds);
    var end = previous.plus(DAYS - 2, ChronoUnit.DAYS);

    var next = CronExpression.parse(fields.text()).after(previous, zone);

    assertThat(next.filter(end::isAfter))
        .isEqualTo(scan(fields, previous, zone).filter(end::isAfter));
  }

  @Property(tries = 300)
  void momentsOnlyGoForward(@ForAll("fields") Fields fields, @ForAll("zones") ZoneId zone) {
    var cron = CronExpression.parse(fields.text());
    var moment = change(zone, 0).minus(1, ChronoUnit.DAYS);
    for (int count = 0; count < 200; count++) {
      var next = cron.after(moment, zone).orElseThrow();
      assertThat(next).isAfter(moment);
      moment = next;
    }
  }

  private static Optional<Instant> scan(Fields fields, Instant previous, ZoneId zone) {
    return fields.hourStep() > 0
        ? scanMoments(fields, previous, zone)
        : scanTimesOfDay(fields, previous, zone);
  }

  private static Optional<Instant> scanMoments(Fields fields, Instant previous, ZoneId zone) {
    var start = previous.truncatedTo(ChronoUnit.MINUTES);
    return LongStream.rangeClosed(1, MINUTES)
        .mapToObj(minute -> start.plusSeconds(60 * minute))
        .filter(moment -> fields.fits(LocalDateTime.ofInstant(moment, zone)))
        .findFirst();
  }

  private static Optional<Instant> scanTimesOfDay(Fields fields, Instant previous, ZoneId zone) {
    var start = LocalDateTime.ofInstant(previous, zone).truncatedTo(ChronoUnit.DAYS).minusDays(1);
    return LongStream.range(0, MINUTES)
        .mapToObj(start::plusMinutes)
        .filter(fields::fits)
        .map(time -> moment(time, zone))
        .filter(moment -> moment.isAfter(previous))
        .min(Instant::compareTo);
  }

  /** By the offsets that are valid for a local time: none in a gap, two when it comes twice. */
  private static Instant moment(LocalDateTime time, ZoneId zone) {
    return zone.getRules().getValidOffsets(time).stream()
        .map(offset -> time.toInstant(offset))
        .min(Instant::compareTo)
        .orElseGet(() -> moment(time.plusMinutes(1), zone));
  }

  /** When clocks of the zone are set, or any moment where they never are. */
  private static Instant change(ZoneId zone, int number) {
    var moment = LocalDate.of(2027, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
    for (int passed = 0; passed <= number; passed++) {
      var next = zone.getRules().nextTransition(moment);
      moment = next == null ? moment.plus(10, ChronoUnit.DAYS) : next.getInstant();
    }
    return moment;
  }

  @Provide
  Arbitrary<Fields> fields() {
    var days = Arbitraries.integers().between(1, 28).set().ofMaxSize(4);
    return Combinators.combine(
            Arbitraries.integers().between(0, 59),
            Arbitraries.of(0, 0, 1, 2, 3),
            Arbitraries.integers().between(0, 5).set().ofMinSize(1).ofMaxSize(3),
            days,
            Arbitraries.of("*", "1,3", "6,7", "5"))
        .filter((_, _, _, of, week) -> of.isEmpty() || !week.equals("*"))
        .as(Fields::new);
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(
            "Europe/Helsinki",
            "America/New_York",
            "Australia/Lord_Howe",
            "Africa/Casablanca",
            "Asia/Kolkata",
            "UTC")
        .map(ZoneId::of);
  }
}
