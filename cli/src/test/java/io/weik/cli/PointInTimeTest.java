package io.weik.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.TypeConversionException;

class PointInTimeTest {
  private static final Instant NOW = Instant.parse("2026-01-15T10:30:00Z");

  @ParameterizedTest
  @CsvSource({
    "2026-01-15T09:00:00Z, 2026-01-15T09:00:00Z",
    "2026-01-15T09:00:00+02:00, 2026-01-15T07:00:00Z",
    "2h, 2026-01-15T08:30:00Z",
    "90s, 2026-01-15T10:28:30Z",
    "7d, 2026-01-08T10:30:00Z"
  })
  void aTimeIsGivenInFullOrAsHowLongAgo(String text, Instant meant) {
    assertThat(PointInTime.of(text, NOW)).isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource({"yesterday", "2026-01-15", "-2h", "999999999999d"})
  void anythingElseIsToldToBeNone(String text) {
    assertThatExceptionOfType(TypeConversionException.class)
        .isThrownBy(() -> PointInTime.of(text, NOW))
        .withMessageStartingWith("not a time: " + text + " (expected: ");
  }

  @Test
  void aWrongTimeIsWrongUsage() {
    var outcome = FakeAdmin.inThisProcess("event", "ls", "--from", "yesterday");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains("--from", "not a time: yesterday");
  }
}
