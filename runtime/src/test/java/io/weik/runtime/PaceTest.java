package io.weik.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaceTest {
  @Test
  void itIsNeverFasterThanAsked() throws Exception {
    long start = System.nanoTime();
    var pace = new Pace(Optional.of(100));

    for (int i = 0; i < 21; i++) {
      pace.await();
    }

    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofMillis(200));
  }
}
