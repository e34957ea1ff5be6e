package io.weik.cli;

import io.weik.api.event.Payload;
import io.weik.config.ConfigText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The example that the program brings along, and what feeds it. */
final class Demo {
  static final String SOURCE = "shop-orders";
  private static final int SECRET_BYTES = 32;
  private static final List<String> ORDERS =
      List.of(
          """
          {"orderId": "12345", "customer": {"name": "Ann"}, "total": 99.95}
          """,
          """
          {"orderId": "12346", "customer": {"name": "Ben"}, "total": 12.50}
          """,
          """
          {"orderId": "12347", "customer": {"name": "Chi"}, "total": 1499.00}
          """);

  private Demo() {}

  /** The example's resources, with a secret made just now. */
  static List<ConfigText> texts() {
    try (var file = Demo.class.getResourceAsStream("demo.yaml")) {
      var bytes = Objects.requireNonNull(file, "demo.yaml").readAllBytes();
      var yaml = new String(bytes, StandardCharsets.UTF_8).replace("@SECRET@", secret());
      return List.of(new ConfigText("demo.yaml", Payload.ofText(yaml)));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Sends each of the example's deliveries, correctly signed, over the admin API. */
  static void feed(int adminPort, Optional<String> token) {
    var client = new AdminClient(Assembly.local(adminPort), token);
    for (var order : ORDERS) {
      var _ =
          client.post(
              AdminClient.path("eventsources", SOURCE, "simulate"),
              order.strip().getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String secret() {
    var random = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(random);
    return "whsec_" + Base64.getEncoder().encodeToString(random);
  }
}
