package io.weik.checks.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A flow that does not return, and a program that is to end or to go on all the same. */
class StopBlockedTest {
  private static final Duration MOST = Duration.ofSeconds(15); // ten of grace

  private static final String FOREVER =
      Declarations.when("endless", "{delay: {constant: 3600000}}");

  @AutoClose private final Weikio weikio = new Weikio();

  @Test
  void othersAreDeliveredAndTheProgramEndsWithinItsGraceAndDeliversItAgain() {
    weikio.file("orders.yaml", Orders.taken(Declarations.appending("taken", FOREVER)));
    var before = weikio.start("run", "orders.yaml");
    before.deliver(List.of("a-endless", "a-next", "b-1", "c-2"));
    await().until(() -> weikio.lines("lines/taken").size() == 2);
    assertThat(weikio.lines("lines/taken")).containsExactlyInAnyOrder("b-1", "c-2");
    assertThat(before.delivery(Orders.SUBSCRIPTION).path("inFlight").asInt()).isEqualTo(1);

    long begun = System.nanoTime();
    before.stop();

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(MOST);
    var steps = Declarations.appending("taken");
    var after = weikio.start("run", weikio.file("orders.yaml", Orders.taken(steps)));
    await().until(() -> weikio.lines("lines/taken").size() == 4);
    assertThat(weikio.lines("lines/taken").subList(2, 4)).containsExactly("a-endless", "a-next");
    assertThat(after.items("/api/v1/deadletters")).isEmpty();
  }
}
