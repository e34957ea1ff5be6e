package io.weik.source.database.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CursorValueTest {
  @ParameterizedTest
  @CsvSource({
    "17, -43",
    "17.50, -42.50",
    "2024-03-01 00:00:30, 2024-02-29 23:59:30",
    "2024-03-01 00:00:30.5, 2024-02-29 23:59:30.5",
    "2024-03-01 00:00:30.123456+02, 2024-02-29 23:59:30.123456+02",
    "2024-03-01T00:01:00Z, 2024-03-01T00:00:00Z",
    "2024-03-01, 2024-02-29",
  })
  void aValueSoMuchBeforeIsWrittenAlike(String text, String expected) {
    assertThat(value(text).minus(Duration.ofSeconds(60))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "9, 10",
    "2024-03-01 00:00:30, 2024-03-01 00:00:31",
    "2024-03-01 03:00:00+02, 2024-03-01 02:30:00+01",
  })
  void valuesAreCompared(String less, String more) {
    assertThat(value(less).compareWith(value(more))).isNegative();
    assertThat(value(more).compareWith(value(less))).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "open", "infinity", "2024-13-01", "10:00:00"})
  void otherTextIsNone(String text) {
    assertThat(CursorValue.parse(text.getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @Test
  void theSameTimeIsEqualInAnyOffset() {
    assertThat(value("2024-03-01 03:00:00+02").compareWith(value("2024-03-01 01:00:00Z"))).isZero();
  }

  private static CursorValue value(String text) {
    return CursorValue.parse(text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }
}
