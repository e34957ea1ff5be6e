package io.weik.source.webhook;

import static io.weik.source.webhook.Webhook.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
  @Test
  void manyAtOnceGetNoMoreThanTheBurst() {
    var limiter = new RateLimiter(Rate.parse("100/s burst 500"));
    var taken = new AtomicInteger();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int thread = 0; thread < 8; thread++) {
        threads.execute(() -> takeOften(limiter, taken));
      }
    }

    assertThat(taken).hasValue(500);
  }

  private static void takeOften(RateLimiter limiter, AtomicInteger taken) {
    for (int request = 0; request < 1000; request++) {
      if (limiter.take(NOW).isZero()) {
        taken.incrementAndGet();
      }
    }
  }

  @Test
  void theLongRunFollowsTheRate() {
    var limiter = new RateLimiter(Rate.parse("7/min burst 3"));
    int taken = 0;

    for (int second = 0; second < 3600; second++) {
      taken += limiter.take(NOW.plusSeconds(second)).isZero() ? 1 : 0;
    }

    assertThat(taken).isBetween(419, 423);
  }

  @Test
  void theWaitIsEnough() {
    var limiter = new RateLimiter(Rate.parse("3/s burst 1"));
    limiter.take(NOW);

    var wait = limiter.take(NOW);

    assertThat(limiter.take(NOW.plus(wait).minusNanos(1))).isEqualTo(Duration.ofNanos(1));
    assertThat(limiter.take(NOW.plus(wait))).isZero();
  }
}
