package io.weik.checks.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Kills while stored events are delivered again. */
class KillReplayTest {
  private static final int EVENTS = 100;
  private static final int MOST_TWICE = 3;
  private static final List<Integer> KILLED_AT = List.of(25, 60);

  @AutoClose private final Weikio weikio = new Weikio();

  @Test
  void theReplayGoesOnFromWhereItWas() throws Exception {
    var steps = "[" + Declarations.append("${header.ce-weikreplay}", "${header.ce-id}") + "]";
    weikio.file("orders.yaml", Orders.taken(steps.replace("{to:", "{toD:")));
    var running = weikio.start("run", "orders.yaml");
    running.deliver(Orders.ids(1, EVENTS, 10));
    var first = running;
    await().until(() -> first.delivery(Orders.SUBSCRIPTION).path("pending").asInt() == 0);
    var started = running.post("/api/v1/replays?subscription=billing&rate=20");
    var id = replay(running).path("id").asText();
    assertThat(started.body()).contains(id);

    for (int count : KILLED_AT) {
      await().until(() -> replayed(id).size() >= count);
      running.kill();
      running = weikio.start("run", "orders.yaml");
    }

    var last = running;
    await().until(() -> replay(last).path("state").asText().equalsIgnoreCase("done"));
    assertThat(new HashSet<>(replayed(id))).containsAll(Orders.ids(1, EVENTS, 10)).hasSize(EVENTS);
    System.out.printf("%d of %d replayed twice%n", replayed(id).size() - EVENTS, EVENTS);
    assertThat(replayed(id).size() - EVENTS).isLessThanOrEqualTo(KILLED_AT.size() * MOST_TWICE);
  }

  private static JsonNode replay(RunningWeikio running) {
    return running.items("/api/v1/replays").getFirst();
  }

  private List<String> replayed(String id) {
    return weikio.lines("lines/" + id);
  }
}
