package io.weik.checks.program;

import static io.weik.checks.program.Declarations.channel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A refused apply is an event of the source {@code system}, so that someone can be told. */
class RefusedApplyTest {
  @AutoClose private final Weikio weikio = new Weikio();

  @Test
  void itIsToldUnlessItWasOnlyAsked() {
    var running = weikio.start("serve");
    weikio.file("wrong.yaml", channel("wrong", "carrier-pigeon"));

    assertThat(running.run("config", "apply", "wrong.yaml", "--dry-run").exitCode()).isEqualTo(1);
    assertThat(running.run("config", "apply", "wrong.yaml").exitCode()).isEqualTo(1);

    var events = "/api/v1/events?source=system&type=io.weik.apply.failed";
    await().until(() -> !running.items(events).isEmpty());
    assertThat(running.items(events))
        .singleElement()
        .satisfies(stored -> assertThat(stored.toString()).contains("carrier-pigeon"));
  }
}
