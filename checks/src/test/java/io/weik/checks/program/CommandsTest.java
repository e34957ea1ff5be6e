package io.weik.checks.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Every command answers people and programs, and says by its exit code how it went. */
class CommandsTest {
  private static final String RESOURCES =
      """
      apiVersion: weik.io/v1
      kind: EventSource
      metadata: {name: orders}
      spec:
        Type: webhook
        EventType: com.example.order
        EventSource: /shop
        Parameters: {Path: orders}
      ---
      apiVersion: weik.io/v1
      kind: EventChannel
      metadata: {name: events}
      spec: {Type: stream}
      ---
      apiVersion: weik.io/v1
      kind: EventSubscription
      metadata: {name: new-orders}
      spec: {Source: orders, Channel: events}
      ---
      apiVersion: weik.io/v1
      kind: IntegrationFlow
      metadata: {name: ship}
      spec:
        InitialState: Started
        Subscriptions: [new-orders]
        Steps: [{log: shipped}]
      ---
      apiVersion: weik.io/v1
      kind: Variable
      metadata: {name: region}
      spec: {Value: north}
      """;

  @AutoClose private static final Weikio WEIKIO = new Weikio();
  private static RunningWeikio running;

  @BeforeAll
  static void serve() {
    running = WEIKIO.start("serve");
    running.apply(RESOURCES);
    WEIKIO.file("order.json", "{\"n\": 1}");
    running.send(Delivery.json("/webhooks/orders", "{}").with("Idempotency-Key", "order-1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "config ls",
        "config get EventSource orders",
        "config apply apply.yaml --dry-run",
        "config apply apply.yaml --prune --dry-run",
        "config export",
        "es ls",
        "es show orders",
        "es start orders",
        "es simulate orders --payload order.json",
        "esi ls",
        "esi status orders-0",
        "eventchannel ls",
        "eventsubscription ls",
        "eventsubscription show new-orders",
        "eventsubscription pause new-orders",
        "eventsubscription resume new-orders",
        "integrationflow ls",
        "integrationflow start ship",
        "variable ls",
        "event ls",
        "event show order-1",
        "event ls --from 2h --to 2026-01-15T10:30:00Z",
        "event replays",
        "deadletter ls",
        "deadletter ls --type com.example.* --error currency --from 2h --limit 5",
        "deadletter retry --all",
        "deadletter retry --subscription new-orders --dry-run --rate 5",
        "deadletter discard --all --force",
        "deadletter discard --source orders --dry-run",
      })
  void itAnswersAsTableJsonAndYaml(String command) {
    var begun =
        Stream.of("table", "json", "yaml")
            .map(form -> running.begin((command + " -o " + form).split(" ")))
            .toList();

    var outcomes = begun.stream().map(Weikio::end).toList();
    assertThat(outcomes)
        .allSatisfy(
            outcome -> {
              assertThat(outcome.exitCode()).as(outcome.all()).isZero();
              assertThat(outcome.err()).isEmpty();
              assertThat(outcome.out()).endsWith("\n");
            });
    var json = RunningWeikio.parse(outcomes.get(1).out());
    var yaml = load(outcomes.get(2).out());
    assertThat(json.isContainerNode()).isTrue();
    assertThat(yaml).isInstanceOfAny(List.class, Map.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"config validate apply.yaml", "explain EventSource.webhook.Path"})
  void itNeedsNoServerToAnswerAsJsonAndYaml(String command) {
    var json = WEIKIO.run((command + " -o json").split(" "));
    var yaml = WEIKIO.run((command + " -o yaml").split(" "));

    assertThat(json.exitCode()).as(json.all()).isZero();
    assertThat(RunningWeikio.parse(json.out()).isContainerNode()).isTrue();
    assertThat(load(yaml.out())).isInstanceOf(Map.class);
  }

  @Test
  void whatIsNotThereEndsWithOneAndSaysWhereToLook() {
    var missing =
        Stream.of(
                "es start nope",
                "esi status nope",
                "event show nope",
                "integrationflow stop nope",
                "config get EventSource nope",
                "deadletter show nope",
                "deadletter retry nope",
                "deadletter discard nope --force",
                "eventsubscription show nope",
                "eventsubscription pause nope",
                "event replay --subscription nope",
                "event replay --source nope",
                "config delete EventSubscription nope",
                "es simulate orders --payload nope.json")
            .map(command -> running.run(command.split(" ")))
            .toList();

    assertThat(missing)
        .allSatisfy(
            outcome -> {
              assertThat(outcome.exitCode()).isEqualTo(1);
              assertThat(outcome.out()).isEmpty();
              assertThat(outcome.err()).contains("nope").doesNotContain("Exception", "\tat ");
            });
    assertThat(missing.getFirst().err())
        .contains("no such source: nope", "see weikio eventsource ls");
  }

  @Test
  void wrongUsageEndsWithTwo() {
    var wrong =
        Stream.of(
                "",
                "evnt ls",
                "es simulate orders",
                "config get Nonsense x",
                "es ls -o xml",
                "deadletter retry",
                "deadletter discard",
                "deadletter ls --from yesterday",
                "event ls --to 2026-01-15",
                "event replay")
            .map(command -> WEIKIO.run(command.isEmpty() ? new String[0] : command.split(" ")))
            .toList();

    assertThat(wrong)
        .allSatisfy(
            outcome -> {
              assertThat(outcome.exitCode()).as(outcome.all()).isEqualTo(2);
              assertThat(outcome.out()).isEmpty();
              assertThat(outcome.err()).isNotBlank().doesNotContain("Exception", "\tat ");
            });
  }

  @Test
  void withoutAServerItEndsWithThreeAndSaysWhatToDo() {
    var outcome = WEIKIO.run("es", "ls", "--server", "http://127.0.0.1:1");

    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .isEqualTo(
            """
            server not reachable: http://127.0.0.1:1 (nothing listens there)
                start one with weikio run or weikio serve, or name it with --server or WEIKIO_SERVER
            """);
  }

  @Test
  void explainKnowsParameters() {
    var outcome = WEIKIO.run("explain", "EventSource.webhook.Path");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).contains("EventSource.webhook.Path", "/webhooks/github");
  }

  @Test
  void theServerIsTakenFromTheEnvironment() throws Exception {
    try (var elsewhere = new Weikio().with("WEIKIO_SERVER", running.admin().toString())) {
      assertThat(elsewhere.run("es", "ls").out()).contains("orders");
    }
  }

  private static Object load(String yaml) {
    return new Load(LoadSettings.builder().build()).loadFromString(yaml);
  }
}
