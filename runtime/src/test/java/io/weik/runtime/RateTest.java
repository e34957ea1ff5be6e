package io.weik.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateTest {
  private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

  private final Rate rate = new Rate();

  @Test
  void whatIsOlderThanTheWindowIsNotCounted() {
    rate.add(NOON, 5);
    rate.add(NOON.plusSeconds(59), 2);

    assertThat(rate.within(Duration.ofMinutes(1), NOON.plusSeconds(59))).isEqualTo(7);
    assertThat(rate.within(Duration.ofMinutes(1), NOON.plusSeconds(60))).isEqualTo(2);
    assertThat(rate.within(Duration.ofMinutes(1), NOON.plusSeconds(200))).isZero();
  }

  @Test
  void anHourIsCountedByMinutes() {
    rate.add(NOON, 5);
    rate.add(NOON.plusSeconds(50 * 60), 2);

    assertThat(rate.within(Duration.ofHours(1), NOON.plusSeconds(50 * 60))).isEqualTo(7);
    assertThat(rate.within(Duration.ofMinutes(5), NOON.plusSeconds(50 * 60))).isEqualTo(2);
    assertThat(rate.within(Duration.ofHours(1), NOON.plusSeconds(61 * 60))).isEqualTo(2);
  }

  @Test
  void aSlotIsUsedAgainAfterItsTime() {
    rate.add(NOON, 5);
    rate.add(NOON.plusSeconds(60), 1);

    assertThat(rate.within(Duration.ofMinutes(1), NOON.plusSeconds(60))).isEqualTo(1);
  }
}
