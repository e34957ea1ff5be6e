package io.weik.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * One row of a table: medians over the rounds.
 *
 * @param results of the program, the bare listener and the bare library, each by round
 */
record Comparison(int connections, List<List<Load.Outcome>> results) {
  static final String HEAD =
      """
      | connections | durable, 202/s | p50 ms | p99 ms | p99.9 ms | HMAC only, 202/s | p50 ms | p99 ms | durable of HMAC only | library, HMAC only, 202/s | p99 ms | durable of library |
      |--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|"""
          .stripTrailing();

  @Override
  public String toString() {
    return "| %d | %,.0f | %.2f | %.2f | %.2f | %,.0f | %.2f | %.2f | %.0f %% | %,.0f | %.2f | %.0f %% |"
        .formatted(
            connections,
            rate(0),
            time(0, 0.5),
            time(0, 0.99),
            time(0, 0.999),
            rate(1),
            time(1, 0.5),
            time(1, 0.99),
            share(1),
            rate(2),
            time(2, 0.99),
            share(2));
  }

  private double rate(int contestant) {
    return median(contestant, Load.Outcome::rate);
  }

  private double time(int contestant, double part) {
    return median(contestant, outcome -> outcome.millis(part));
  }

  private double median(int contestant, ToDoubleFunction<Load.Outcome> figure) {
    return Median.of(results.get(contestant).stream().map(figure::applyAsDouble).toList());
  }

  /** The program's rate in hundredths of another's in the same round. */
  private double share(int contestant) {
    return Median.of(
        IntStream.range(0, results.getFirst().size())
            .mapToObj(
                round ->
                    100
                        * results.getFirst().get(round).rate()
                        / results.get(contestant).get(round).rate())
            .toList());
  }
}
