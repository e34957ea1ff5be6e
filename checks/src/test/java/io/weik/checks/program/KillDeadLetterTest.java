package io.weik.checks.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weik.api.flow.RefusedException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Kills while dead letters are written. */
class KillDeadLetterTest {
  private static final int ROUNDS = 4;
  private static final int EVENTS = 250;
  private static final int KEYS = 17;

  /** Three events in ten, so that the circuit stays closed. */
  private static final String REFUSED = ".*[369]";

  @AutoClose private final Weikio weikio = new Weikio();

  @Test
  void thereIsOneDeadLetterOfEachRefusedEvent() throws Exception {
    var refusing =
        "{filter: {simple: \"${header.ce-id} regex '%s'\", steps: [%s]}}"
            .formatted(REFUSED, Declarations.throwing(RefusedException.class));
    weikio.file("orders.yaml", Orders.taken(Declarations.appending("taken", refusing)));
    var running = weikio.start("run", "orders.yaml");
    for (int round = 0; round < ROUNDS; round++) {
      int before = letters(running).size();
      running.deliver(Orders.ids(round * EVENTS + 1, (round + 1) * EVENTS, KEYS));
      killOnceThereAreMore(before, running);
      running = weikio.start("run", "orders.yaml");
    }

    var last = running;
    await().until(() -> last.delivery(Orders.SUBSCRIPTION).path("pending").asInt() == 0);
    assertThat(letters(last))
        .containsExactlyInAnyOrderElementsOf(
            Orders.ids(1, ROUNDS * EVENTS, KEYS).stream()
                .filter(id -> id.matches(REFUSED))
                .toList());
  }

  private static void killOnceThereAreMore(int before, RunningWeikio running)
      throws InterruptedException {
    await().pollInterval(Duration.ofMillis(1)).until(() -> letters(running).size() > before + 10);
    int letters = letters(running).size();
    running.kill();
    System.out.printf("killed after %d of %d dead letters%n", letters, ROUNDS * EVENTS * 3 / 10);
  }

  private static List<String> letters(RunningWeikio running) {
    return running.items("/api/v1/deadletters?limit=1000").stream()
        .map(letter -> letter.path("event").path("id").asText())
        .toList();
  }
}
