package io.weik.checks.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A kill while an event waits for its next try. */
class KillRetryTest {
  private static final int TRIES = 5;

  @AutoClose private final Weikio weikio = new Weikio();

  @Test
  void theTriesGoOnWhereTheyWereAndNoneComesEarly() throws Exception {
    var steps =
        Declarations.appending(
            "taken",
            Declarations.when(
                "sick",
                Declarations.append("tries", "try")
                    + ", "
                    + Declarations.throwing(IllegalStateException.class)));
    var before = weikio.start("run", weikio.file("orders.yaml", Orders.taken(steps)));
    before.deliver(List.of("a-sick", "a-next", "b-well"));
    await().until(() -> retrying(before).path("tries").asInt() == TRIES - 1);
    var waiting = retrying(before);
    before.kill();

    var after = weikio.start("run", "orders.yaml");

    await().until(() -> after.items("/api/v1/deadletters").size() == 1);
    var id = after.items("/api/v1/deadletters").getFirst().path("id").asText();
    var tries = RunningWeikio.parse(after.get("/api/v1/deadletters/" + id).body()).path("tries");
    assertThat(tries).hasSize(TRIES);
    assertThat(Instant.parse(tries.path(TRIES - 1).path("at").asText()))
        .isAfterOrEqualTo(Instant.parse(waiting.path("due").asText()));
    assertThat(weikio.lines("lines/tries")).hasSize(TRIES);
    await().until(() -> weikio.lines("lines/taken").contains("a-next"));
    assertThat(weikio.lines("lines/taken").indexOf("b-well")).isZero();
  }

  private static JsonNode retrying(RunningWeikio running) {
    return running.delivery(Orders.SUBSCRIPTION).path("retrying").path(0);
  }
}
