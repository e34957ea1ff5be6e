package io.weik.api.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronExpressionTest {
  /** 1 January 2027 is a Friday. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          * * * * *          | 2027-01-01T00:00    | 2027-01-01T00:01    | 2027-01-01T00:02
          */15 * * * *       | 2027-01-01T00:14    | 2027-01-01T00:15    | 2027-01-01T00:30
          5-20/3 * * * *     | 2027-01-01T00:05    | 2027-01-01T00:08    | 2027-01-01T00:11
          5/20 * * * *       | 2027-01-01T00:30    | 2027-01-01T00:45    | 2027-01-01T01:05
          0,30 8-9 * * *     | 2027-01-01T08:00    | 2027-01-01T08:30    | 2027-01-01T09:00
          30 6 * * MON-FRI   | 2027-01-01T07:00    | 2027-01-04T06:30    | 2027-01-05T06:30
          30 6 * * mon-fri   | 2027-01-01T07:00    | 2027-01-04T06:30    | 2027-01-05T06:30
          0 0 * * 0          | 2027-01-01T00:00    | 2027-01-03T00:00    | 2027-01-10T00:00
          0 0 * * 7          | 2027-01-01T00:00    | 2027-01-03T00:00    | 2027-01-10T00:00
          0 0 * * 5-7        | 2027-01-01T00:00    | 2027-01-02T00:00    | 2027-01-03T00:00
          0 0 * * SAT-SUN    | 2027-01-01T00:00    | 2027-01-02T00:00    | 2027-01-03T00:00
          0 0 * * SUN-MON    | 2027-01-01T00:00    | 2027-01-03T00:00    | 2027-01-04T00:00
          0 0 * * FRI-MON/3  | 2027-01-01T00:00    | 2027-01-04T00:00    | 2027-01-08T00:00
          0 0 * * FRI/2      | 2027-01-01T00:00    | 2027-01-08T00:00    | 2027-01-15T00:00
          0 0 ? * 1          | 2027-01-01T00:00    | 2027-01-04T00:00    | 2027-01-11T00:00
          0 0 31 * *         | 2027-01-31T00:00    | 2027-03-31T00:00    | 2027-05-31T00:00
          0 0 29 2 *         | 2027-01-01T00:00    | 2028-02-29T00:00    | 2032-02-29T00:00
          0 0 29 FEB *       | 2096-03-01T00:00    | 2104-02-29T00:00    | 2108-02-29T00:00
          0 0 1 JAN,jul *    | 2027-01-01T00:00    | 2027-07-01T00:00    | 2028-01-01T00:00
          0 0 L * *          | 2027-01-31T00:00    | 2027-02-28T00:00    | 2027-03-31T00:00
          0 0 1,L * *        | 2027-01-31T00:00    | 2027-02-01T00:00    | 2027-02-28T00:00
          0 0 LW * *         | 2027-01-01T00:00    | 2027-01-29T00:00    | 2027-02-26T00:00
          0 0 LW 10 *        | 2027-01-01T00:00    | 2027-10-29T00:00    | 2028-10-31T00:00
          0 0 1W * *         | 2027-01-02T00:00    | 2027-02-01T00:00    | 2027-03-01T00:00
          0 0 1W 5 *         | 2027-01-01T00:00    | 2027-05-03T00:00    | 2028-05-01T00:00
          0 0 16W 1 *        | 2027-01-01T00:00    | 2027-01-15T00:00    | 2028-01-17T00:00
          0 0 31W 2-4 *      | 2027-01-01T00:00    | 2027-03-31T00:00    | 2028-03-31T00:00
          0 0 * * MON#1      | 2027-01-01T00:00    | 2027-01-04T00:00    | 2027-02-01T00:00
          0 0 * * 5#5        | 2027-01-01T00:00    | 2027-01-29T00:00    | 2027-04-30T00:00
          0 0 * * MON#1,TUE#1| 2027-01-01T00:00    | 2027-01-04T00:00    | 2027-01-05T00:00
          0 0 * * FRIL       | 2027-01-01T00:00    | 2027-01-29T00:00    | 2027-02-26T00:00
          0 0 * * 0L         | 2027-01-01T00:00    | 2027-01-31T00:00    | 2027-02-28T00:00
          0 0 * * 7L         | 2027-01-01T00:00    | 2027-01-31T00:00    | 2027-02-28T00:00
          0 0 13 * FRI       | 2027-01-01T00:00    | 2027-01-08T00:00    | 2027-01-13T00:00
          0 0 */2 * FRI      | 2027-01-01T00:00    | 2027-01-15T00:00    | 2027-01-29T00:00
          30 0 0 * * *       | 2027-01-01T00:00    | 2027-01-01T00:00:30 | 2027-01-02T00:00:30
          */20 * * * * *     | 2027-01-01T00:00    | 2027-01-01T00:00:20 | 2027-01-01T00:00:40
          0 0 9 ? * MON      | 2027-01-01T00:00    | 2027-01-04T09:00    | 2027-01-11T09:00
          @hourly            | 2027-01-01T00:00    | 2027-01-01T01:00    | 2027-01-01T02:00
          @daily             | 2027-01-01T00:00    | 2027-01-02T00:00    | 2027-01-03T00:00
          @midnight          | 2027-01-01T00:00    | 2027-01-02T00:00    | 2027-01-03T00:00
          @weekly            | 2027-01-01T00:00    | 2027-01-03T00:00    | 2027-01-10T00:00
          @monthly           | 2027-01-01T00:00    | 2027-02-01T00:00    | 2027-03-01T00:00
          @YEARLY            | 2027-01-01T00:00    | 2028-01-01T00:00    | 2029-01-01T00:00
          @annually          | 2027-01-01T00:00    | 2028-01-01T00:00    | 2029-01-01T00:00
          """)
  void momentsFollowTheFields(
      String text, LocalDateTime previous, LocalDateTime first, LocalDateTime second) {
    var expression = CronExpression.parse(text);

    assertThat(utc(expression, previous, 2)).containsExactly(first, second);
  }

  private static List<LocalDateTime> utc(CronExpression cron, LocalDateTime previous, int count) {
    return moments(cron, ZoneOffset.UTC, previous.toInstant(ZoneOffset.UTC), count).stream()
        .map(moment -> LocalDateTime.ofInstant(moment, ZoneOffset.UTC))
        .toList();
  }

  private static List<Instant> moments(
      CronExpression cron, ZoneId zone, Instant previous, int count) {
    var moments = new ArrayList<Instant>();
    var last = previous;
    while (moments.size() < count) {
      last = cron.after(last, zone).orElseThrow();
      moments.add(last);
    }
    return moments;
  }

  @Test
  void aMomentIsAWholeSecondAfterThePrevious() {
    var everyMinute = CronExpression.parse("* * * * *");

    assertThat(everyMinute.after(Instant.parse("2027-01-01T00:00:59.999999999Z"), ZoneOffset.UTC))
        .contains(Instant.parse("2027-01-01T00:01:00Z"));
    assertThat(everyMinute.after(Instant.parse("1960-01-01T00:00:59.5Z"), ZoneOffset.UTC))
        .contains(Instant.parse("1960-01-01T00:01:00Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          60 * * * *     | a minute from 0 to 59 in place of '60'
          * 24 * * *     | an hour from 0 to 23 in place of '24'
          61 * * * * *   | a second from 0 to 59 in place of '61'
          0 0 0 * *      | a day of month from 1 to 31 in place of '0'
          0 0 * 13 *     | a month from 1 to 12 or JAN to DEC in place of '13'
          0 0 * JANUARY *| a month from 1 to 12 or JAN to DEC in place of 'JANUARY'
          0 0 * * 8      | a day of week from 0 to 7 or SUN to SAT in place of '8'
          0 0 * * L      | a day of week from 0 to 7 or SUN to SAT in place of 'L'
          0 0 * * MON#6  | a week from 1 to 5 after # in place of 'MON#6'
          0 0 * * MON#   | a week from 1 to 5 after # in place of 'MON#'
          0 0 32W * *    | a day of month from 1 to 31 in place of '32'
          0 0 L-3 * *    | a day of month from 1 to 31 in place of 'L'
          1,,2 * * * *   | a minute from 0 to 59 in place of ''
          -5 * * * *     | a minute from 0 to 59 in place of ''
          1-2-3 * * * *  | a minute from 0 to 59 in place of '2-3'
          +5 * * * *     | a minute from 0 to 59 in place of '+5'
          \u0665 * * * * | a minute from 0 to 59 in place of '\u0665'
          ? * * * *      | a minute from 0 to 59 in place of '?'
          */0 * * * *    | a step of minute from 1 to 59 in place of '*/0'
          */60 * * * *   | a step of minute from 1 to 59 in place of '*/60'
          */5/2 * * * *  | a step of minute from 1 to 59 in place of '*/5/2'
          * 22-2 * * *   | a range of hour from the smaller to the greater in place of '22-2'
          0 0 30 2 *     | a day that comes in some year, unlike day of month 30 in month 2
          0 0 31 4,JUN * | a day that comes in some year, unlike day of month 31 in month 4,JUN
          0 0 0 1 * MON  | ? as day of month or as day of week where there is a field for the second
          """)
  void whatIsNoExpressionIsRefusedWithWhatWasExpected(String text, String expected) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CronExpression.parse(text))
        .withMessage(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "* * * *", "* * * * * * *", "@reboot", "every day", "@every 5m"})
  void theShapeIsToldWhenThereAreNotAsManyFields(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CronExpression.parse(text))
        .withMessageStartingWith(
            "five fields (minute, hour, day of month, month, day of week), or");
  }

  @Test
  void aVeryLongExpressionIsRefused() {
    var text = "0" + ",0".repeat(1000) + " * * * *";

    assertThatIllegalArgumentException().isThrownBy(() -> CronExpression.parse(text));
  }

  @Test
  void expressionsAreEqualWhenTheirTextsAre() {
    var expression = CronExpression.parse(" 0 6 * * * ");

    assertThat(expression)
        .hasToString("0 6 * * *")
        .isEqualTo(CronExpression.parse("0 6 * * *"))
        .hasSameHashCodeAs(CronExpression.parse("0 6 * * *"))
        .isNotEqualTo(CronExpression.parse("0 7 * * *"));
  }
}
