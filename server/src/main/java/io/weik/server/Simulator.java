package io.weik.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.weik.api.problem.Problem;
import io.weik.api.source.SimulatedDelivery;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Sends simulated deliveries to this process's own webhook listener, over a real connection. */
final class Simulator {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final URI listener;

  Simulator(URI listener) {
    this.listener = listener;
  }

  /** Sends one and says what was sent and answered. */
  JsonNode send(SimulatedDelivery delivery) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(listener.resolve(delivery.path()))
            .timeout(TIMEOUT)
            .method(
                delivery.method(), HttpRequest.BodyPublishers.ofByteArray(delivery.body().bytes()));
    delivery.headers().forEach(request::header);
    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(request.build(), BodyHandlers.ofString());
      return Views.JSON
          .createObjectNode()
          .put("request", delivery.method() + " " + listener.resolve(delivery.path()))
          .put("status", answer.statusCode())
          .put("answer", answer.body());
    } catch (IOException failure) {
      throw AdminFailure.badRequest(
          Problem.internal("the webhook listener did not answer").value(listener.toString()));
    }
  }
}
