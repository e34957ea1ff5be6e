package io.weik.checks.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Flows whose steps end in an {@link Error}. */
class FlowErrorTest {
  /** The body is as long as before times two to the power of this number. */
  private static final String GROW =
      "{loop: {constant: %d, steps: [{setBody: {simple: '${body}${body}'}}]}}";

  private static final String OVERFLOW =
      GROW.formatted(16)
          + ", {filter: {simple: \"${body} regex '(a|s|-|i|c|k)*'\", steps: [{stop: {}}]}}";

  @AutoClose private final Weikio weikio = new Weikio();

  @Test
  void aStackOverflowIsAFailedTryAndNoMore() {
    var running = startWith(OVERFLOW);

    running.deliver(List.of("a-sick", "b-well", "c-well"));

    await().until(() -> running.items("/api/v1/deadletters").size() == 1);
    assertThat(running.items("/api/v1/deadletters").getFirst().path("error").asText())
        .contains("StackOverflowError");
    assertThat(weikio.lines("lines/taken")).containsExactlyInAnyOrder("b-well", "c-well");
  }

  @Test
  void aFlowThatEatsAllMemoryFailsAloneAndNothingIsLost() throws Exception {
    var running = startWith(GROW.formatted(40));

    running.deliver(List.of("b-well", "a-sick", "a-well", "c-well"));

    await().until(() -> hasDied(running) || taken().size() == 3);
    if (hasDied(running)) {
      System.out.println("it died of it: " + running.printed());
    }
    var last = hasDied(running) ? weikio.start("run", "orders.yaml") : running;
    last.deliver(List.of("d-well"));
    await().until(() -> taken().containsAll(List.of("a-well", "b-well", "c-well", "d-well")));
    assertThat(last.items("/api/v1/deadletters"))
        .singleElement()
        .satisfies(
            letter -> assertThat(letter.path("error").asText()).containsIgnoringCase("heap"));
  }

  private RunningWeikio startWith(String sick) {
    var steps = Declarations.appending("taken", Declarations.when("sick", sick));
    return weikio.start("run", weikio.file("orders.yaml", Orders.taken(steps)));
  }

  private List<String> taken() {
    return weikio.lines("lines/taken");
  }

  private static boolean hasDied(RunningWeikio running) {
    return !running.command().process().isAlive();
  }
}
