package io.weik.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weik.api.http.HttpAnswer;
import io.weik.api.http.HttpHandler;
import io.weik.api.http.Route;
import io.weik.server.ListenerLimits;
import io.weik.server.WebhookListener;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class LoadTest {
  private static final Duration BRIEF = Duration.ofMillis(300);

  private final Delivery delivery = new Delivery(1024);

  @Test
  void everyDeliveryIsSignedAndHasItsOwnId() throws IOException {
    var ids = ConcurrentHashMap.<String>newKeySet();

    var outcome =
        load(
            request -> {
              boolean fresh = ids.add(request.header("X-GitHub-Delivery").orElse(""));
              return fresh ? Limits.answer(request) : HttpAnswer.of(409);
            });

    assertThat(outcome.times().total()).isPositive().isLessThanOrEqualTo(ids.size());
    assertThat(outcome.times().quantile(0.99)).isLessThanOrEqualTo(BRIEF.toNanos() * 2);
  }

  @Test
  void anAnswerOtherThanAcceptedEndsTheMeasurement() {
    assertThatThrownBy(() -> load(_ -> HttpAnswer.of(503)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("503");
  }

  private Load.Outcome load(HttpHandler handler) throws IOException {
    var route = new Route(Delivery.PATH, 4096, Duration.ofSeconds(5));
    try (var listener = WebhookListener.start("127.0.0.1", 0, ListenerLimits.defaults());
        var _ = listener.open(route, handler);
        var load = new Load(listener.port(), delivery, 4)) {
      return load.run(BRIEF);
    }
  }
}
