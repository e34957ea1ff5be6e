package io.weik.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows of a table: medians over the rounds.
 *
 * @param results of the program, the bare listener and the bare library, each by round
 */
record Comparison(int connections, List<List<Measurement>> results) {
  static final String HEAD =
      """
      | connections | | answers/s | p50 ms | p99 ms | p99.9 ms | processor \u00b5s each | weikio reaches |
      |--:|:--|--:|--:|--:|--:|--:|--:|"""
          .stripTrailing();

  private static final List<String> TITLES =
      List.of("weikio, durable", "its listener, HMAC only", "Helidon, HMAC only");

  @Override
  public String toString() {
    return IntStream.range(0, results.size())
        .mapToObj(this::line)
        .collect(Collectors.joining("\n"));
  }

  private String line(int contestant) {
    return "| %d | %s | %,.0f | %.2f | %.2f | %.2f | %.0f | %s |"
        .formatted(
            connections,
            TITLES.get(contestant),
            median(contestant, Measurement::rate),
            time(contestant, 0.5),
            time(contestant, 0.99),
            time(contestant, 0.999),
            median(contestant, Measurement::cost),
            contestant == 0 ? "" : "%.0f %%".formatted(share(contestant)));
  }

  private double time(int contestant, double part) {
    return median(contestant, measurement -> measurement.millis(part));
  }

  private double median(int contestant, ToDoubleFunction<Measurement> figure) {
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
