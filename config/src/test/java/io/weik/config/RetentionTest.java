package io.weik.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.resource.EventSource;
import io.weik.api.resource.OnGap;
import io.weik.api.resource.StreamRetention;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "Retention: {}"})
  void whatIsLeftOutIsTheServersSetting(String lines) {
    var source = source(lines);

    assertThat(source.retention()).isEqualTo(StreamRetention.defaults());
    assertThat(source.onGap()).isEqualTo(OnGap.FAIL);
  }

  @Test
  void everyKeyIsRead() {
    assertThat(source("Retention: {MaxAge: 7d, MaxBytes: 1 MiB, HardLimit: 1 MiB}").retention())
        .isEqualTo(
            new StreamRetention(
                Optional.of(Duration.ofDays(7)),
                OptionalLong.of(1 << 20),
                OptionalLong.of(1 << 20)));
  }

  @Test
  void aHardLimitNeedsNoOtherSize() {
    assertThat(source("Retention: {HardLimit: 5}").retention())
        .isEqualTo(new StreamRetention(Optional.empty(), OptionalLong.empty(), OptionalLong.of(5)));
  }

  @ParameterizedTest
  @EnumSource
  void aSourceMayDoAnythingOnAGap(OnGap onGap) {
    assertThat(source("OnGap: " + onGap).onGap()).isEqualTo(onGap);
  }

  private static EventSource source(String lines) {
    return Fixture.valid(Fixture.source("Path: /a") + lines.indent(2)).sources().getFirst();
  }
}
