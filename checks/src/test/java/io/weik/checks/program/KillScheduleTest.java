package io.weik.checks.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Every moment is one event when missed ones are caught up with, however often it is killed. */
class KillScheduleTest {
  private static final int ROUNDS = Integer.getInteger("weikio.kill.rounds", 4);
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final String RESOURCES =
      """
      apiVersion: weik.io/v1
      kind: EventSource
      metadata: {name: ticks}
      spec:
        Type: schedule
        EventType: com.example.tick
        EventSource: /clock
        Parameters:
          Interval: 1s
          CatchUp: all
          MaxCatchUp: 10000
      """;

  @AutoClose private final Weikio weikio = new Weikio();

  @Test
  void noMomentIsMissingOrThereTwice() throws Exception {
    var random = new Random(3);
    var running = weikio.start("run", weikio.file("ticks.yaml", RESOURCES));
    for (int round = 0; round < ROUNDS; round++) {
      var pause = new CountDownLatch(1);
      boolean _ = pause.await(random.nextInt(300, 1_500), TimeUnit.MILLISECONDS);
      running.kill();
      running = weikio.start("run", "ticks.yaml");
    }
    var last = running;
    int before = moments(last).size();
    await().until(() -> moments(last).size() > before);

    var moments = moments(last);
    for (int i = 1; i < moments.size(); i++) {
      assertThat(Duration.between(moments.get(i - 1), moments.get(i))).isEqualTo(INTERVAL);
    }
  }

  private static List<OffsetDateTime> moments(RunningWeikio running) {
    return running.events().stream()
        .map(CloudEvent::getTime)
        .map(time -> Objects.requireNonNull(time))
        .sorted()
        .toList();
  }
}
