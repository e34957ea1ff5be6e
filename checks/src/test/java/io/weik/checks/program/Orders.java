package io.weik.checks.program;

import java.util.List;
import java.util.stream.IntStream;

/** A webhook of orders, and a subscription whose flow does what a test is about. */
final class Orders {
  static final String SUBSCRIPTION = "billing";

  private Orders() {}

  /** The resources, with a flow of these steps. */
  static String taken(String steps) {
    return taken("Started", steps);
  }

  static String taken(String state, String steps) {
    return Declarations.all(
        Declarations.webhook("orders"),
        Declarations.channel("events", "stream"),
        Declarations.subscription(SUBSCRIPTION, "orders"),
        Declarations.flow(SUBSCRIPTION, SUBSCRIPTION, state, steps));
  }

  /** Ids {@code KEY-NUMBER} whose keys take turns. */
  static List<String> ids(int first, int last, int keys) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(number -> "k%d-%d".formatted(number % keys, number))
        .toList();
  }
}
