package io.weik.checks.program;

import static io.weik.checks.program.Declarations.all;
import static io.weik.checks.program.Declarations.channel;
import static io.weik.checks.program.Declarations.flow;
import static io.weik.checks.program.Declarations.subscription;
import static io.weik.checks.program.Declarations.webhook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Deliveries go on after the process was killed while it delivered. */
class KillDeliveryTest {
  private static final int ROUNDS = Integer.getInteger("weikio.kill.rounds", 5);

  /** Progress is handed over after so many events at the latest, and what is in flight beside. */
  private static final int REPEATED_AT_MOST = 256 + 16;

  private static final String KEYED =
      """
      Channel: events
      OrderingKey: ${Key}""";
  private static final String SOURCE =
      webhook("orders", "{Path: orders}")
          + "  Variables: [{SourceColumn: key, TargetVariable: Key}]\n";
  private static final String APPEND =
      """
      [{setBody: {simple: "${header.ce-id};"}},
       {toD: "file:taken?fileName=${Key}&fileExist=Append"}]""";

  @AutoClose private final Weikio weikio = new Weikio();

  private RunningWeikio begin(String steps) {
    var resources =
        all(
            SOURCE,
            channel("events", "stream"),
            subscription("new-orders", "orders", KEYED),
            flow("write", "new-orders", "Started", steps));
    return weikio.start("run", weikio.file("orders.yaml", resources));
  }

  private RunningWeikio again() {
    return weikio.start("run", "orders.yaml");
  }

  /** The ids that the flow took of a key, in order. */
  private List<String> taken(String key) {
    try {
      var file = weikio.folder().resolve("taken/" + key);
      return Files.exists(file) ? List.of(Files.readString(file).split(";")) : List.of();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static JsonNode status(RunningWeikio running) {
    return RunningWeikio.parse(running.get("/api/v1/eventsubscriptions/new-orders").body());
  }

  @Test
  void nothingIsMissingOrOutOfOrderWithinAKeyAfterKillsDuringDelivery() throws Exception {
    var running = begin(APPEND.replaceFirst("\\[", "[{delay: {constant: 4}}, "));
    var load = new KeyedLoad();
    var random = new Random(11);
    for (int round = 0; round < ROUNDS; round++) {
      var killed = running;
      load.sendFor(running, random.nextInt(200, 900), () -> kill(killed));
      running = again();
    }
    var last = running;
    await().until(() -> status(last).path("pending").asLong() == 0);

    long repeated = 0;
    for (int key = 0; key < KeyedLoad.KEYS; key++) {
      var ids = taken(String.valueOf(key));
      var distinct = ids.stream().distinct().toList();
      assertThat(distinct.subList(0, load.acknowledged(key).size()))
          .isEqualTo(load.acknowledged(key));
      repeated += ids.size() - distinct.size();
    }
    System.out.printf("%d kills, %d events delivered twice%n", ROUNDS, repeated);
    assertThat(repeated).isLessThanOrEqualTo((long) ROUNDS * REPEATED_AT_MOST);
  }

  private static void kill(RunningWeikio running) {
    try {
      running.kill();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
