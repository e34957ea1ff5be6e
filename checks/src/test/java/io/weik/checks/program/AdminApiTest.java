package io.weik.checks.program;

import static io.weik.checks.program.Declarations.all;
import static io.weik.checks.program.Declarations.channel;
import static io.weik.checks.program.Declarations.flow;
import static io.weik.checks.program.Declarations.subscription;
import static io.weik.checks.program.Declarations.webhook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The admin API answers as it describes itself, and its figures are true. */
class AdminApiTest {
  private static final String THROWING =
      "[{throwException: {exceptionType: java.lang.IllegalStateException, message: no}}]";

  /** Passes every check, and cannot start: its folder is not there. */
  private static final String STARTING_NOWHERE =
      """
      [{log: a}, {from: {uri: "file:nowhere?autoCreate=false&startingDirectoryMustExist=true", steps: [{log: b}]}}]""";

  /** What is sent where an operation expects a body. */
  private static final Map<String, String> SENT =
      Map.of(
          "/api/v1/apply",
          """
          {"files": [{"name": "a.yaml", "text":
            "{apiVersion: weik.io/v1, kind: Variable, metadata: {name: a}, spec: {Value: b}}"}]}""",
          "/api/v1/eventsources/{name}/simulate",
          "{\"n\": 1}",
          "/api/v1/replays",
          "{\"subscription\": \"new-orders\", \"rate\": 5, \"dryRun\": true}");

  @AutoClose private static final Weikio WEIKIO = new Weikio();
  private static RunningWeikio running;
  private static JsonNode description;

  @BeforeAll
  static void serve() {
    running = WEIKIO.start("serve");
    running.apply(
        all(
            webhook("orders"),
            channel("events", "stream"),
            subscription("new-orders", "orders"),
            flow("archive", "new-orders", "Started", "[{log: archived}]"),
            flow("billing", "new-orders", "Started", THROWING)));
    deliver("order-1");
    running.send(Delivery.json("/webhooks/orders", "no json"));
    await().until(() -> running.items("/api/v1/deadletters").size() == 1);
    description = RunningWeikio.parse(running.get("/openapi.json").body());
  }

  @Test
  void everyAnswerIsAsDescribed() {
    var wrong =
        description.path("paths").properties().stream()
            .filter(path -> !path.getKey().endsWith("/tail"))
            .flatMap(
                path ->
                    path.getValue().properties().stream()
                        .filter(operation -> !operation.getKey().equals("delete"))
                        .flatMap(operation -> problems(path.getKey(), operation.getKey())));

    assertThat(wrong).isEmpty();
  }

  @Test
  void everyRefusalIsAsDescribed() {
    var refused = running.get("/api/v1/events/no-such-event");

    assertThat(refused.statusCode()).isEqualTo(404);
    assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(errors("Problem", refused.body())).isEmpty();
  }

  @Test
  void theWholeApiIsDescribed() {
    assertThat(description.path("paths").properties().stream().map(Map.Entry::getKey))
        .contains("/health/live", "/health/ready", "/metrics")
        .contains("/api/v1/apply", "/api/v1/export", "/api/v1/resources/{kind}/{name}")
        .contains("/api/v1/eventsources/{name}/simulate", "/api/v1/instances/{id}")
        .contains("/api/v1/events", "/api/v1/events/tail", "/api/v1/events/{id}")
        .contains("/api/v1/eventsubscriptions", "/api/v1/integrationflows/{name}/start")
        .contains("/api/v1/eventsubscriptions/{name}", "/api/v1/eventsubscriptions/{name}/pause")
        .contains("/api/v1/replays", "/api/v1/replays/{id}/cancel")
        .contains("/api/v1/deadletters/retry", "/api/v1/deadletters/{id}")
        .contains("/api/v1/deadletters/discard");
  }

  @Test
  void theFiguresMove() {
    double before = figure("weikio_events_stored_total{source=\"orders\"}");

    deliver("order-2");
    running.send(Delivery.json("/webhooks/orders", "no json"));

    await().until(() -> figure("weikio_events_stored_total{source=\"orders\"}") == before + 1);
    assertThat(figure("weikio_refused_total{reason=\"malformed\",source=\"orders\"}")).isPositive();
    assertThat(figure("weikio_source_running{source=\"orders\"}")).isEqualTo(1);
    assertThat(figure("weikio_dead_letters")).isPositive();
    assertThat(figure("weikio_dead_letters_oldest_seconds")).isPositive();
    var archived = "{flow=\"archive\",outcome=\"delivered\",subscription=\"new-orders\"}";
    await().until(() -> figure("weikio_deliveries_total" + archived) >= before + 1);
    var archive = "{flow=\"archive\",subscription=\"new-orders\"}";
    assertThat(figure("weikio_flow_latency_seconds_count" + archive)).isPositive();
    assertThat(figure("weikio_delivery_latency_seconds_count" + archive)).isPositive();
    assertThat(running.get("/metrics").body())
        .contains(
            "weikio_circuit_open" + archive.replace("}", ""),
            "weikio_subscription_pending{subscription=\"new-orders\"}",
            "weikio_subscription_oldest_pending_seconds{subscription=\"new-orders\"}",
            "weikio_subscription_in_flight{subscription=\"new-orders\"}",
            "weikio_subscription_retrying{subscription=\"new-orders\"}",
            "weikio_subscription_paused{subscription=\"new-orders\"}");
  }

  @Test
  void itIsReadyOnlyWhileAllThatShouldRunDoes() throws Exception {
    try (var weikio = new Weikio()) {
      var fresh = weikio.start("serve");
      assertThat(fresh.get("/health/live").body()).isEqualTo("{\"status\":\"live\"}");
      assertThat(fresh.get("/health/ready").statusCode()).isEqualTo(200);
      fresh.apply(
          all(
              webhook("orders"),
              channel("events", "stream"),
              subscription("all", "orders"),
              flow("halting", "all", "Started", STARTING_NOWHERE)));

      var ready = fresh.get("/health/ready");

      assertThat(ready.statusCode()).as(ready.body()).isEqualTo(503);
      assertThat(RunningWeikio.parse(ready.body()).path("reasons").path(0).asText())
          .startsWith("flow halting failed: ");
      assertThat(fresh.get("/health/live").statusCode()).isEqualTo(200);
      fresh.run("flow", "stop", "halting");
      assertThat(fresh.get("/health/ready").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void beyondThisMachineItAsksForAToken() throws Exception {
    try (var weikio = new Weikio()) {
      var open = weikio.run("serve", "--admin-host", "0.0.0.0", "--admin-port", "0", "--port", "0");
      assertThat(open.exitCode()).isEqualTo(1);
      assertThat(open.err()).contains("needs a token", "0.0.0.0");

      weikio.with("WEIKIO_TOKEN", "let me in");
      var guarded = weikio.start("serve", "--admin-host", "0.0.0.0");

      assertThat(guarded.get("/api/v1/eventsources").statusCode()).isEqualTo(401);
      assertThat(guarded.get("/metrics").statusCode()).isEqualTo(401);
      assertThat(guarded.get("/health/ready").statusCode()).isEqualTo(200);
      assertThat(guarded.run("es", "ls").exitCode()).isZero();
      weikio.with("WEIKIO_TOKEN", "another");
      assertThat(guarded.run("es", "ls").exitCode()).isEqualTo(1);
    }
  }

  private static Stream<String> problems(String path, String method) {
    var content =
        description.at(
            "/paths/" + path.replace("/", "~1") + "/" + method + "/responses/200/content");
    var schema = content.path("application/json").path("schema").path("$ref").asText();
    if (schema.isEmpty()) {
      return Stream.empty();
    }
    var answer = answer(path, method);
    var name = schema.substring(schema.lastIndexOf('/') + 1);
    assertThat(answer.statusCode()).as(method + " " + path + answer.body()).isLessThan(300);
    return errors(name, answer.body()).stream().map(error -> method + " " + path + ": " + error);
  }

  private static HttpResponse<String> answer(String path, String method) {
    var id = running.items("/api/v1/deadletters").getFirst().path("id").asText();
    var real =
        path.replace("eventsubscriptions/{name}", "eventsubscriptions/new-orders")
            .replace("{name}", "orders")
            .replace("{kind}/", "EventSource/")
            .replace("instances/{id}", "instances/orders-0")
            .replace("events/{id}", "events/order-1")
            .replace("deadletters/{id}", "deadletters/" + id)
            .replace("deadletters/retry", "deadletters/retry?dryRun=true")
            .replace("deadletters/discard", "deadletters/discard?all=true&dryRun=true");
    var sent = SENT.getOrDefault(path, "");
    var request =
        HttpRequest.newBuilder(running.admin().resolve(real))
            .header("Content-Type", "application/json")
            .method(
                method.toUpperCase(Locale.ROOT),
                sent.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(sent));
    return RunningWeikio.send(request);
  }

  private static List<Error> errors(String schema, String json) {
    var root = RunningWeikio.JSON.createObjectNode();
    root.put("$ref", "#/components/schemas/" + schema);
    root.set("components", description.path("components"));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(root.toString(), InputFormat.JSON)
        .validate(json, InputFormat.JSON);
  }

  private static double figure(String series) {
    var line = Pattern.compile("(?m)^" + Pattern.quote(series) + " (\\S+)$");
    var match = line.matcher(running.get("/metrics").body());
    return match.find() ? Double.parseDouble(match.group(1)) : 0;
  }

  private static void deliver(String id) {
    var delivery = Delivery.json("/webhooks/orders", "{}").with("Idempotency-Key", id);
    assertThat(running.send(delivery).statusCode()).isEqualTo(202);
  }
}
