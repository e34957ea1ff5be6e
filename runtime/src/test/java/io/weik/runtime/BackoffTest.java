package io.weik.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
  @ParameterizedTest
  @CsvSource({"1, 1000", "2, 2000", "3, 4000", "4, 5000", "1000000, 5000"})
  void theWaitDoublesUpToItsMaximum(int failures, long milliseconds) {
    var backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(5), 2, 0);

    assertThat(backoff.after(failures, new Random(1))).hasMillis(milliseconds);
  }

  @Test
  void jitterVariesTheWaitWithinItsShare() {
    var backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(5), 2, 0.2);
    var random = new Random(1);

    var waits = random.ints(1000).mapToObj(_ -> backoff.after(1, random)).toList();

    assertThat(waits).allMatch(wait -> wait.toMillis() >= 800 && wait.toMillis() <= 1200);
    assertThat(waits.stream().distinct().count()).isGreaterThan(100);
  }
}
