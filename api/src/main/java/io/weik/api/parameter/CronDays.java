package io.weik.api.parameter;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The days that a cron expression names.
 *
 * @param either whether a day need be only one of both, as the day fields of cron are read when
 *     neither begins with a star
 */
record CronDays(
    long months, Predicate<LocalDate> ofMonth, Predicate<LocalDate> ofWeek, boolean either) {
  private static final Pattern NEAREST = Pattern.compile("(\\d{1,2})W");
  private static final Pattern LAST = Pattern.compile("(\\w+)L");
  private static final Pattern NTH = Pattern.compile("(\\w+)#(\\w*)");
  private static final LocalDate ANY = LocalDate.of(2000, 1, 1);

  /** After so many years the calendar is the same again, days of the week included. */
  private static final int CYCLE = 400;

  /**
   * Reads the three fields.
   *
   * @throws IllegalArgumentException with what was expected
   */
  static CronDays parse(String dayOfMonth, String month, String dayOfWeek) {
    boolean either = restricts(dayOfMonth) && restricts(dayOfWeek);
    var days =
        new CronDays(
            CronField.MONTH.values(month),
            any(dayOfMonth, CronDays::partOfMonth),
            any(dayOfWeek, CronDays::partOfWeek),
            either);
    if (days.next(ANY).isEmpty()) {
      throw new IllegalArgumentException(
          "a day that comes in some year, unlike day of month %s in month %s"
              .formatted(dayOfMonth, month));
    }
    return days;
  }

  static boolean restricts(String field) {
    return !field.startsWith("*") && !field.equals("?");
  }

  private static Predicate<LocalDate> any(
      String list, Function<String, Predicate<LocalDate>> part) {
    if (list.equals("?")) {
      return _ -> true;
    }
    Predicate<LocalDate> any = _ -> false;
    for (var text : list.toUpperCase(Locale.ROOT).split(",", -1)) {
      any = any.or(part.apply(text));
    }
    return any;
  }

  private static Predicate<LocalDate> partOfMonth(String text) {
    var nearest = NEAREST.matcher(text);
    if (text.equals("L")) {
      return date -> date.getDayOfMonth() == date.lengthOfMonth();
    }
    if (text.equals("LW")) {
      return date -> isWeekdayNearest(date, date.lengthOfMonth());
    }
    if (nearest.matches()) {
      int day = CronField.DAY_OF_MONTH.value(nearest.group(1));
      return date -> day <= date.lengthOfMonth() && isWeekdayNearest(date, day);
    }
    long days = CronField.DAY_OF_MONTH.values(text);
    return date -> CronField.has(days, date.getDayOfMonth());
  }

  /** Whether the date is the weekday nearest to a day of its month, in the same month. */
  private static boolean isWeekdayNearest(LocalDate date, int day) {
    var wanted = date.withDayOfMonth(day);
    int away =
        switch (wanted.getDayOfWeek()) {
          case SATURDAY -> day == 1 ? 2 : -1;
          case SUNDAY -> day == date.lengthOfMonth() ? -2 : 1;
          case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> 0;
        };
    return date.getDayOfMonth() == day + away;
  }

  private static Predicate<LocalDate> partOfWeek(String text) {
    var last = LAST.matcher(text);
    if (last.matches()) {
      int day = CronField.DAY_OF_WEEK.value(last.group(1));
      return date -> is(date, day) && date.getDayOfMonth() > date.lengthOfMonth() - 7;
    }
    var nth = NTH.matcher(text);
    if (nth.matches()) {
      int day = CronField.DAY_OF_WEEK.value(nth.group(1));
      int week = week(nth.group(2), text);
      return date -> is(date, day) && (date.getDayOfMonth() - 1) / 7 + 1 == week;
    }
    long days = CronField.DAY_OF_WEEK.values(text);
    return date -> CronField.has(days, number(date.getDayOfWeek()));
  }

  private static int week(String number, String text) {
    if (!number.matches("[1-5]")) {
      throw new IllegalArgumentException(
          "a week from 1 to 5 after # in place of '%s'".formatted(text));
    }
    return Integer.parseInt(number);
  }

  private static boolean is(LocalDate date, int dayOfWeek) {
    return number(date.getDayOfWeek()) == dayOfWeek % 7;
  }

  private static int number(DayOfWeek day) {
    return day.getValue() % 7;
  }

  /** Whether it names this day. */
  boolean contains(LocalDate date) {
    return CronField.has(months, date.getMonthValue())
        && (either
            ? ofMonth.test(date) || ofWeek.test(date)
            : ofMonth.test(date) && ofWeek.test(date));
  }

  /** The first day from {@code start} on; empty when there is none in a cycle of the calendar. */
  Optional<LocalDate> next(LocalDate start) {
    var end = start.plusYears(CYCLE);
    var date = start;
    while (date.isBefore(end)) {
      if (contains(date)) {
        return Optional.of(date);
      }
      date =
          CronField.has(months, date.getMonthValue())
              ? date.plusDays(1)
              : date.withDayOfMonth(1).plusMonths(1);
    }
    return Optional.empty();
  }
}
