package io.weik.checks.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A signed webhook becomes a durable CloudEvent that a flow processes. */
class MainPathTest {
  private static final String SECRET = "It's a Secret to Everybody";
  private static final String PATH = "/webhooks/github";
  private static final String PUSH =
      """
      {"ref": "refs/heads/main", "pusher": {"name": "ada"}}""";
  private static final String RESOURCES =
      """
      apiVersion: weik.io/v1
      kind: EventSource
      metadata:
        name: github-webhooks
      spec:
        Type: webhook
        EventType: com.github.push
        EventSource: github-repository
        Subject: /repos/myorg/myrepo
        Parameters:
          Path: /webhooks/github
          Secret: ${GITHUB_WEBHOOK_SECRET}
        Variables:
          - SourceColumn: pusher.name
            TargetVariable: Pusher
      ---
      apiVersion: weik.io/v1
      kind: EventChannel
      metadata:
        name: events
      spec:
        Type: stream
      ---
      apiVersion: weik.io/v1
      kind: EventSubscription
      metadata:
        name: pushes
      spec:
        Source: github-webhooks
        Channel: events
      ---
      apiVersion: weik.io/v1
      kind: IntegrationFlow
      metadata:
        name: announce
      spec:
        InitialState: Started
        Subscriptions: [pushes]
        Steps:
          - log: "${Pusher} pushed ${header.ce-id}"
      """;

  @AutoClose
  private static final Weikio WEIKIO = new Weikio().with("GITHUB_WEBHOOK_SECRET", SECRET);

  private static RunningWeikio running;

  @BeforeAll
  static void run() {
    running = WEIKIO.start("run", WEIKIO.file("push.yaml", RESOURCES));
  }

  @Test
  void aSignedDeliveryIsStoredAsACloudEvent() {
    var answer = running.send(signed("signed-1"));

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).isEqualTo("{\"id\":\"signed-1\"}");
    var listed = running.run("event", "ls", "-o", "json", "--limit", "1000");
    var event =
        Stream.of(RunningWeikio.parse(listed.out()))
            .flatMap(RunningWeikio::stream)
            .map(json -> RunningWeikio.cloudEvent(json.toString()))
            .filter(one -> one.getId().equals("signed-1"))
            .toList()
            .getFirst();
    assertThat(event.getType()).isEqualTo("com.github.push");
    assertThat(event.getSource()).hasToString("github-repository");
    assertThat(event.getSubject()).isEqualTo("/repos/myorg/myrepo");
    assertThat(event.getTime()).isNotNull();
    assertThat(event.getDataContentType()).isEqualTo("application/json");
    assertThat(RunningWeikio.data(event)).isEqualTo(RunningWeikio.parse(PUSH));
  }

  @Test
  void theFlowAndTheTerminalShowTheEvent() {
    running.send(signed("shown-1"));

    await().until(() -> running.printed().contains("announce: ada pushed shown-1"));
    await()
        .untilAsserted(
            () ->
                assertThat(running.printed())
                    .containsPattern(
                        "com.github.push +github-webhooks +/repos/myorg/myrepo +shown-1 +→ announce ✓"));
  }

  @Test
  void aWrongSignatureIsRefusedAndLeavesNoEvent() {
    var forged = Delivery.github(PATH, "another secret", "forged-1", PUSH);

    var answer = running.send(forged);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("\"error\"").doesNotContain("ada", SECRET);
    assertThat(running.eventIds()).doesNotContain("forged-1");
    await()
        .until(() -> running.printed().contains("signature does not match (X-Hub-Signature-256)"));
  }

  @Test
  void anUnsignedDeliveryIsRefused() {
    var answer = running.send(Delivery.json(PATH, PUSH).with("X-GitHub-Delivery", "bare-1"));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(running.eventIds()).doesNotContain("bare-1");
  }

  @Test
  void aRepeatedDeliveryIsToldAndStoredOnce() {
    running.send(signed("twice-1"));

    var answer = running.send(signed("twice-1"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(RunningWeikio.parse(answer.body()))
        .isEqualTo(RunningWeikio.parse("{\"id\":\"twice-1\",\"duplicate\":true}"));
    assertThat(running.eventIds()).containsOnlyOnce("twice-1");
  }

  @Test
  void aSimulatedDeliveryTakesTheWholeWay() {
    var payload = WEIKIO.file("push.json", "{\"pusher\": {\"name\": \"simulated-grace\"}}");

    var outcome = running.run("es", "simulate", "github-webhooks", "--payload", payload);

    assertThat(outcome.exitCode()).as(outcome.all()).isZero();
    assertThat(outcome.out())
        .contains("POST " + running.webhooks() + PATH, "answer  202 {\"id\":\"");
    await().until(() -> running.printed().contains("announce: simulated-grace pushed"));
  }

  @Test
  void tailPrintsANewEventAsOneLine() {
    var tail = running.begin("event", "tail", "-o", "json", "--source", "github-webhooks");
    var sent = new AtomicInteger();

    await()
        .until(
            () -> {
              running.send(signed("tailed-" + sent.incrementAndGet()));
              return tail.outcome(0).out().contains("\n");
            });

    var line = tail.outcome(0).out().lines().findFirst().orElseThrow();
    assertThat(RunningWeikio.cloudEvent(line).getId()).startsWith("tailed-");
  }

  @Test
  void oneEventIsShownWhole() {
    running.send(signed("whole-1"));

    var outcome = running.run("event", "show", "whole-1", "-o", "json");

    assertThat(RunningWeikio.cloudEvent(outcome.out()).getId()).isEqualTo("whole-1");
    assertThat(running.run("event", "show", "whole-1").out())
        .contains("eventsource-github-webhooks-stream · position ", "\"pusher\"");
  }

  @Test
  void eventsAreSelectedBySourceTypeAndNumber() {
    List.of("many-1", "many-2", "many-3").forEach(id -> running.send(signed(id)));

    var two = running.run("event", "ls", "--limit", "2", "--type", "com.github.*");
    var none = running.run("event", "ls", "--type", "com.gitlab.*", "-o", "json");
    var early = running.run("event", "ls", "--to", "2020-01-01T00:00:00Z", "-o", "json");

    assertThat(two.out().lines()).hasSize(3);
    assertThat(two.out()).startsWith("STORED").contains("com.github.push  github-webhooks");
    assertThat(RunningWeikio.parse(none.out())).isEmpty();
    assertThat(RunningWeikio.parse(early.out())).isEmpty();
  }

  private static Delivery signed(String id) {
    return Delivery.github(PATH, SECRET, id, PUSH);
  }
}
