package io.weik.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class Uuid7Test {
  private static final Instant TIME = Instant.parse("2026-01-15T10:30:00.123Z");

  @Test
  void anIdCarriesVersionVariantAndTime() {
    var id = UUID.fromString(Uuid7.at(TIME));

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(TIME.toEpochMilli());
  }

  @Test
  void idsOfLaterTimesSortLater() {
    assertThat(Uuid7.at(TIME)).isLessThan(Uuid7.at(TIME.plusMillis(1)));
  }

  @Test
  void idsOfOneMillisecondDiffer() {
    var ids = IntStream.range(0, 10_000).mapToObj(_ -> Uuid7.at(TIME)).distinct();

    assertThat(ids).hasSize(10_000);
  }
}
