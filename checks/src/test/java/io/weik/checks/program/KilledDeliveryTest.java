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
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Deliveries go on after the process was killed, whatever it was doing. */
class KilledDeliveryTest {
  private static final int ROUNDS = Integer.getInteger("weikio.kill.rounds", 5);

  /** Progress is handed over after so many events at the latest, and what is in flight beside. */
  private static final int REPEATED_AT_MOST = 256 + 16;

  private static final String KEYED =
      """
      Channel: events
      OrderingKey: ${Key}
      Retry: {MaxAttempts: 4, InitialDelay: 3s, MaxDelay: 3s, Jitter: 0}""";
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

  private static void deliver(RunningWeikio running, String key, String id) {
    var delivery =
        Delivery.json("/webhooks/orders", "{\"key\": \"%s\"}".formatted(key))
            .with("Idempotency-Key", id);
    assertThat(running.send(delivery).statusCode()).isEqualTo(202);
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

  @Test
  void triesAndTheirTimesSurviveAKillDuringARetryWait() throws Exception {
    var running =
        begin("[{throwException: {exceptionType: java.lang.IllegalStateException, message: no}}]");
    deliver(running, "1", "first");
    var begun = running;
    await().until(() -> status(begun).at("/deliveries/0/retrying").size() == 1);
    var due = due(running);
    running.kill();

    var revived = again();

    await().until(() -> status(revived).at("/deliveries/0/retrying").size() == 1);
    if (Instant.now().isBefore(due.minusMillis(200))) {
      assertThat(due(revived)).isEqualTo(due);
    }
    await().until(() -> revived.items("/api/v1/deadletters").size() == 1);
    var tries = revived.items("/api/v1/deadletters").getFirst().path("tries");
    assertThat(tries).hasSize(4);
    for (int i = 1; i < tries.size(); i++) {
      assertThat(Duration.between(at(tries.get(i - 1)), at(tries.get(i))))
          .isGreaterThanOrEqualTo(Duration.ofMillis(2999));
    }
  }

  private static Instant due(RunningWeikio running) {
    return Instant.parse(status(running).at("/deliveries/0/retrying/0/due").asText());
  }

  private static Instant at(JsonNode attempt) {
    return Instant.parse(attempt.path("at").asText());
  }

  @Test
  void aReplayGoesOnAfterAKill() throws Exception {
    var running = begin(APPEND);
    for (int i = 1; i <= 40; i++) {
      deliver(running, "1", "e" + i);
    }
    await().until(() -> taken("1").size() == 40);
    var command =
        running.run("event", "replay", "--subscription", "new-orders", "--rate", "20", "--detach");
    assertThat(command.exitCode()).as(command.all()).isZero();
    await().until(() -> taken("1").size() >= 50);
    running.kill();
    var revived = again();

    await()
        .until(
            () ->
                revived
                    .items("/api/v1/replays")
                    .getFirst()
                    .path("state")
                    .asText()
                    .equalsIgnoreCase("done"));
    var again = taken("1").subList(40, taken("1").size());
    assertThat(new HashSet<>(again))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, 40).mapToObj(i -> "e" + i).toList());
    assertThat(again.size()).isBetween(40, 60);
  }

  @Test
  void everyDeadLetterIsThereOnceAfterKillsWhileTheyAreWritten() throws Exception {
    var running =
        begin(
            "[{throwException: {exceptionType: io.weik.api.flow.RefusedException, message: no}}]");
    for (int round = 0; round < 3; round++) {
      var target = running;
      var sending =
          Thread.ofVirtual()
              .start(
                  () ->
                      IntStream.range(0, 1_000_000)
                          .takeWhile(_ -> target.command().process().isAlive())
                          .forEach(i -> send(target, i)));
      int most = 60 * (round + 1);
      await().until(() -> target.items("/api/v1/deadletters?limit=10000").size() > most);
      running.kill();
      sending.join();
      running = again();
    }
    var last = running;
    await().until(() -> status(last).path("pending").asLong() == 0);

    var buried =
        last.items("/api/v1/deadletters?limit=10000").stream()
            .map(letter -> letter.at("/event/id").asText())
            .toList();
    assertThat(buried).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(last.eventIds());
  }

  private static void send(RunningWeikio target, int number) {
    try {
      target.send(
          Delivery.json("/webhooks/orders", "{\"key\": \"%d\"}".formatted(number % 7))
              .with("Idempotency-Key", "d" + System.nanoTime()));
    } catch (UncheckedIOException _) {
      // the process is gone
    }
  }
}
