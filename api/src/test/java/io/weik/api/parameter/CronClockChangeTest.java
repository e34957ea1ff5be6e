package io.weik.api.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens when clocks are set for daylight saving time. */
class CronClockChangeTest {
  /** Clocks go from 03:00 to 04:00 on 28 March 2027, and from 04:00 to 03:00 on 31 October. */
  private static final String HELSINKI = "Europe/Helsinki";

  /** Clocks go from 02:00 to 03:00 on 14 March 2027, and from 02:00 to 01:00 on 7 November. */
  private static final String NEW_YORK = "America/New_York";

  /** Clocks go from 02:00 to 02:30 on 3 October 2027, and from 02:00 to 01:30 on 4 April. */
  private static final String LORD_HOWE = "Australia/Lord_Howe";

  @Test
  void aTimeThatIsLeftOutIsTheFirstMomentAfter() {
    assertThat(from("2027-03-27T12:00+02:00", "30 3 * * *", HELSINKI, 2))
        .containsExactly("2027-03-28T04:00+03:00", "2027-03-29T03:30+03:00");
    assertThat(from("2027-03-14T00:00-05:00", "15 2 * * *", NEW_YORK, 2))
        .containsExactly("2027-03-14T03:00-04:00", "2027-03-15T02:15-04:00");
    assertThat(from("2027-10-03T00:00+10:30", "10 2 * * *", LORD_HOWE, 2))
        .containsExactly("2027-10-03T02:30+11:00", "2027-10-04T02:10+11:00");
  }

  @Test
  void allTimesThatAreLeftOutAreOneMoment() {
    assertThat(from("2027-03-28T02:30+02:00", "*/20 3 * * *", HELSINKI, 2))
        .containsExactly("2027-03-28T04:00+03:00", "2027-03-29T03:00+03:00");
    assertThat(from("2027-03-28T02:30+02:00", "0,30 3-4 * * *", HELSINKI, 3))
        .containsExactly(
            "2027-03-28T04:00+03:00", "2027-03-28T04:30+03:00", "2027-03-29T03:00+03:00");
  }

  @Test
  void aTimeThatIsLeftOutIsFoundFromTheSecondBefore() {
    assertThat(from("2027-03-28T02:59:59+02:00", "30 3 * * *", HELSINKI, 1))
        .containsExactly("2027-03-28T04:00+03:00");
    assertThat(from("2027-03-28T04:00+03:00", "30 3 * * *", HELSINKI, 1))
        .containsExactly("2027-03-29T03:30+03:00");
  }

  @Test
  void aTimeThatComesTwiceIsOneMoment() {
    assertThat(from("2027-10-31T00:00+03:00", "30 3 * * *", HELSINKI, 2))
        .containsExactly("2027-10-31T03:30+03:00", "2027-11-01T03:30+02:00");
    assertThat(from("2027-11-07T00:00-04:00", "30 1 * * *", NEW_YORK, 2))
        .containsExactly("2027-11-07T01:30-04:00", "2027-11-08T01:30-05:00");
    assertThat(from("2027-04-04T00:00+11:00", "45 1 * * *", LORD_HOWE, 2))
        .containsExactly("2027-04-04T01:45+11:00", "2027-04-05T01:45+10:30");
  }

  @Test
  void aTimeOfDayIsNotFoundAgainBetweenItsTwoComings() {
    assertThat(from("2027-10-31T03:10+02:00", "30 3 * * *", HELSINKI, 1))
        .containsExactly("2027-11-01T03:30+02:00");
    assertThat(from("2027-10-31T03:10+02:00", "30 3,4 * * *", HELSINKI, 1))
        .containsExactly("2027-10-31T04:30+02:00");
  }

  @Test
  void anExpressionForAnyHourGoesOnInRealTime() {
    assertThat(from("2027-03-28T02:40+02:00", "*/15 * * * *", HELSINKI, 3))
        .containsExactly(
            "2027-03-28T02:45+02:00", "2027-03-28T04:00+03:00", "2027-03-28T04:15+03:00");
    assertThat(from("2027-10-31T03:40+03:00", "*/15 * * * *", HELSINKI, 3))
        .containsExactly(
            "2027-10-31T03:45+03:00", "2027-10-31T03:00+02:00", "2027-10-31T03:15+02:00");
    assertThat(from("2027-04-04T01:40+11:00", "*/15 * * * *", LORD_HOWE, 3))
        .containsExactly(
            "2027-04-04T01:45+11:00", "2027-04-04T01:30+10:30", "2027-04-04T01:45+10:30");
    assertThat(from("2027-11-07T00:30-04:00", "@hourly", NEW_YORK, 3))
        .containsExactly(
            "2027-11-07T01:00-04:00", "2027-11-07T01:00-05:00", "2027-11-07T02:00-05:00");
  }

  @Test
  void aStepOfHoursGoesOnInRealTime() {
    assertThat(from("2027-03-14T00:00-05:00", "0 0/2 * * *", NEW_YORK, 2))
        .containsExactly("2027-03-14T04:00-04:00", "2027-03-14T06:00-04:00");
    assertThat(from("2027-11-07T00:00-04:00", "30 1/2 * * *", NEW_YORK, 3))
        .containsExactly(
            "2027-11-07T01:30-04:00", "2027-11-07T01:30-05:00", "2027-11-07T03:30-05:00");
  }

  /** Samoa had no 30 December 2011: clocks went from 00:00 to 24:00. */
  @Test
  void aDayThatIsLeftOutIsTheFirstMomentAfter() {
    assertThat(from("2011-12-29T13:00-10:00", "0 12 * * *", "Pacific/Apia", 2))
        .containsExactly("2011-12-31T00:00+14:00", "2011-12-31T12:00+14:00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "Asia/Kolkata", "Asia/Tokyo", "+05:45", "Africa/Lagos"})
  void aZoneThatNeverChangesHasOneMomentADay(String zone) {
    var cron = CronExpression.parse("30 2 * * *");
    var moment = Instant.parse("2027-01-01T12:00:00Z");
    var next = cron.after(moment, ZoneId.of(zone)).orElseThrow();
    for (int day = 0; day < 400; day++) {
      moment = next;
      next = cron.after(moment, ZoneId.of(zone)).orElseThrow();

      assertThat(next).isEqualTo(moment.plusSeconds(86_400));
    }
  }

  private static List<String> from(String previous, String cron, String zone, int count) {
    var expression = CronExpression.parse(cron);
    var moments = new ArrayList<String>();
    var last = OffsetDateTime.parse(previous).toInstant();
    while (moments.size() < count) {
      last = expression.after(last, ZoneId.of(zone)).orElseThrow();
      moments.add(last.atZone(ZoneId.of(zone)).toOffsetDateTime().toString());
    }
    return moments;
  }
}
