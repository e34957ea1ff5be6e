package io.weik.api.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {
  @ParameterizedTest
  @CsvSource({
    "PT1H, 2027-01-01T10:20:30Z, 2027-01-01T11:00:00Z",
    "PT1H, 2027-01-01T11:00:00Z, 2027-01-01T12:00:00Z",
    "PT1H, 2027-01-01T10:59:59.999999999Z, 2027-01-01T11:00:00Z",
    "PT1H, 2027-01-01T11:00:00.000000001Z, 2027-01-01T12:00:00Z",
    "PT0.5S, 2027-01-01T10:20:30.2Z, 2027-01-01T10:20:30.5Z",
    "P1D, 1969-12-30T12:00:00Z, 1969-12-31T00:00:00Z"
  })
  void alignedMomentsAreMultiplesOfTheInterval(Duration interval, Instant previous, Instant next) {
    assertThat(new Schedule.Aligned(interval).after(previous)).contains(next);
  }

  @Test
  void givenMomentsComeInOrderAndOnce() {
    var first = Instant.parse("2027-01-01T00:00:00Z");
    var second = first.plusSeconds(60);
    var schedule = new Schedule.At(List.of(second, first, second));

    assertThat(schedule.after(first.minusNanos(1))).contains(first);
    assertThat(schedule.after(first)).contains(second);
    assertThat(schedule.after(second)).isEmpty();
  }
}
