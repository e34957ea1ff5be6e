package io.weik.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          120                                | PT2M
          ' 0007 '                           | PT7S
          0                                  | PT0S
          86401                              | PT24H
          99999999999999999999999999999      | PT24H
          Tue, 24 Nov 2026 10:05:00 GMT      | PT5M
          Tuesday, 24-Nov-26 10:05:00 GMT    | PT5M
          Tue Nov 24 10:05:00 2026           | PT5M
          Sun Nov  1 10:05:00 2026           | PT0S
          Tue, 24 Nov 2026 09:59:00 GMT      | PT0S
          Tue, 24 Nov 2037 09:59:00 GMT      | PT24H
          """)
  void secondsAndDatesAreDelays(String value, Duration delay) {
    assertThat(RetryAfter.delay(value, CLOCK)).contains(delay);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-5", "1.5", "5 minutes", "Tue, 99 Nov 2026 10:05:00 GMT"})
  void whatIsNeitherIsNoDelay(String value) {
    assertThat(RetryAfter.delay(value, CLOCK)).isEmpty();
  }
}
