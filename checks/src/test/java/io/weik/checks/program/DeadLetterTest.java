package io.weik.checks.program;

import static io.weik.checks.program.Declarations.all;
import static io.weik.checks.program.Declarations.channel;
import static io.weik.checks.program.Declarations.flow;
import static io.weik.checks.program.Declarations.subscription;
import static io.weik.checks.program.Declarations.webhook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dead letters are found by what is known of them, and go only when someone means it. */
class DeadLetterTest {
  private static final String THROWING =
      "[{throwException: {exceptionType: java.lang.IllegalStateException, message: Unknown currency}}]";

  @AutoClose private static final Weikio WEIKIO = new Weikio();
  private static RunningWeikio running;

  @BeforeAll
  static void serve() {
    running = WEIKIO.start("serve");
    running.apply(
        all(
            webhook("orders"),
            channel("events", "stream"),
            failing("billing"),
            failing("search"),
            failing("audit")));
    assertThat(running.send(Delivery.json("/webhooks/orders", "{}")).statusCode()).isEqualTo(202);
    await().until(() -> running.items("/api/v1/deadletters").size() == 3);
  }

  @ParameterizedTest
  @CsvSource({
    "source=orders, 3",
    "source=other, 0",
    "subscription=billing, 1",
    "type=com.example.*, 3",
    "type=com.example, 0",
    "error=unknown%20CURRENCY, 3",
    "error=timeout, 0",
    "from=2000-01-01T00:00:00Z, 3",
    "to=2000-01-01T00:00:00Z, 0",
    "limit=2, 2"
  })
  void theyAreFoundBy(String query, int count) {
    assertThat(running.items("/api/v1/deadletters?" + query)).hasSize(count);
  }

  @Test
  void aListGoesOnAfterItsLast() {
    var first = RunningWeikio.parse(running.get("/api/v1/deadletters?limit=2").body());
    var rest = running.items("/api/v1/deadletters?after=" + first.path("next").asText());

    assertThat(first.path("total").asLong()).isEqualTo(3);
    assertThat(rest).hasSize(1);
  }

  @Test
  void nothingIsDiscardedUnlessItIsSaidWhich() {
    var refused = running.post("/api/v1/deadletters/discard");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("which dead letters?");
    assertThat(running.items("/api/v1/deadletters")).isNotEmpty();
  }

  @Test
  void whatFailsAgainStays() {
    var outcome = running.run("deadletter", "retry", "--error", "currency", "--rate", "2");

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out().lines()).hasSize(3).allMatch(line -> line.contains("failed again"));
    assertThat(running.items("/api/v1/deadletters")).hasSize(3);
  }

  @Test
  void theyAreDiscardedOnlyByForceWhereNobodyAnswers() throws Exception {
    try (var weikio = new Weikio()) {
      var one = weikio.start("serve");
      one.apply(all(webhook("orders"), channel("events", "stream"), failing("billing")));
      one.send(Delivery.json("/webhooks/orders", "{}"));
      await().until(() -> one.items("/api/v1/deadletters").size() == 1);

      var refused = one.run("deadletter", "discard", "--subscription", "billing");
      assertThat(refused.exitCode()).isEqualTo(2);
      assertThat(refused.err()).contains("discard 1 dead letter for good?", "--force");
      assertThat(one.items("/api/v1/deadletters")).hasSize(1);

      assertThat(one.run("deadletter", "discard", "--subscription", "billing", "--force").out())
          .isEqualTo("discarded 1 dead letter\n");
      assertThat(one.items("/api/v1/deadletters")).isEmpty();
    }
  }

  /** A subscription with a flow of its name that takes nothing. */
  private static String failing(String name) {
    return all(subscription(name, "orders"), flow(name, name, "Started", THROWING));
  }
}
