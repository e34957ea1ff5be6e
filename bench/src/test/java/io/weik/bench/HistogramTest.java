package io.weik.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

class HistogramTest {
  private final Histogram histogram = new Histogram();

  @Test
  void aQuantileIsExactToAFewPartsInAHundred() {
    for (long micros = 1; micros <= 100_000; micros++) {
      histogram.add(micros * 1000);
    }

    assertThat(histogram.quantile(0.5)).isCloseTo(50_000_000, withinPercentage(4));
    assertThat(histogram.quantile(0.99)).isCloseTo(99_000_000, withinPercentage(4));
    assertThat(histogram.total()).isEqualTo(100_000);
  }

  @Test
  void theLongestTimesHaveABucketToo() {
    histogram.add(Long.MAX_VALUE);

    assertThat(histogram.quantile(1)).isGreaterThan(Long.MAX_VALUE / 64 * 62);
  }

  @Test
  void nothingHasNoQuantile() {
    assertThat(histogram.quantile(0.99)).isZero();
  }
}
