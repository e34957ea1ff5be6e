package io.weik.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.weik.api.problem.Location;
import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.api.source.StoreUnavailableException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class AdminListenerTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<String> reasons = new CopyOnWriteArrayList<>();
  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final AdminListener listener =
      AdminListener.start(
          new AdminOptions("127.0.0.1", 0, Optional.empty()),
          endpoints(),
          Map.of("Thing", JSON.createObjectNode().put("type", "object")),
          () -> reasons,
          metrics);

  private static List<AdminEndpoint> endpoints() {
    return List.of(
        AdminEndpoint.get("/api/v1/things/{name}", "Shows one", AdminListenerTest::show)
            .query("limit", "how many at most")
            .answers("application/json", "Thing"),
        AdminEndpoint.get("/api/v1/things/first", "Shows the first", _ -> AdminAnswer.yaml("a: 1")),
        AdminEndpoint.put(
                "/api/v1/things/{name}", "Makes one", request -> AdminAnswer.json(request.json()))
            .takes("application/json", "Thing"),
        AdminEndpoint.post("/api/v1/count", "Counts", request -> count(request)),
        AdminEndpoint.delete("/api/v1/things/{name}", "Removes one", _ -> AdminAnswer.done()),
        AdminEndpoint.post("/fail/{how}", "Fails", AdminListenerTest::fail));
  }

  private static AdminAnswer show(AdminRequest request) {
    var body = JSON.createObjectNode().put("name", request.variable("name"));
    return AdminAnswer.json(body.put("limit", request.number("limit", 10, 100)));
  }

  private static AdminAnswer count(AdminRequest request) {
    return AdminAnswer.json(Integer.toString(request.body().size()));
  }

  private static AdminAnswer fail(AdminRequest request) {
    var problem = Problem.user("unknown type").value("webhok").hint("did you mean webhook?");
    throw switch (request.variable("how")) {
      case "problems" ->
          new ProblemException(
              List.of(
                  problem.at(new Location("a.yaml", 6, 9)).in("EventSource a").path("spec.Type"),
                  Problem.user("second")));
      case "conflict" -> AdminFailure.conflict(problem);
      case "store" -> new StoreUnavailableException(Problem.internal("disk is full"));
      default -> new IllegalStateException("the detail");
    };
  }

  private RawClient.Answer ask(String requestLine) throws IOException {
    return ask(requestLine, "");
  }

  private RawClient.Answer ask(String requestLine, String body) throws IOException {
    try (var client = new RawClient(listener.port())) {
      client.send(requestLine + " HTTP/1.1\nHost: localhost\n");
      return client.send("Content-Length: " + body.length() + "\n\n").sendRaw(body).answer();
    }
  }

  private static JsonNode json(RawClient.Answer answer) throws IOException {
    return JSON.readTree(answer.body());
  }

  @AfterEach
  void close() {
    listener.close();
  }

  @Test
  void variablesAndParametersReachTheHandlerDecoded() throws Exception {
    var answer = ask("GET /api/v1/things/a%2Fb%20c?limit=5");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.body()).isEqualTo("{\"name\":\"a/b c\",\"limit\":5}");
  }

  @Test
  void aPathWithoutVariablesGoesFirst() throws Exception {
    var answer = ask("GET /api/v1/things/first");

    assertThat(answer.body()).isEqualTo("a: 1");
    assertThat(answer.header("Content-Type")).startsWith("text/yaml");
  }

  @Test
  void aBodyIsReadAsJsonOrRefusedWithItsPlace() throws Exception {
    var good = ask("PUT /api/v1/things/a", "{\"x\":1}");
    var bad = ask("PUT /api/v1/things/a", "{\"x\":\n oops}");

    assertThat(good.body()).isEqualTo("{\"x\":1}");
    assertThat(bad.status()).isEqualTo(400);
    assertThat(json(bad).at("/problems/0/value").asText()).startsWith("line 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "-1", "101", "99999999999"})
  void aNumberOutOfRangeIsRefused(String limit) throws Exception {
    var answer = ask("GET /api/v1/things/a?limit=" + limit);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(json(answer).at("/problems/0/expected").asText()).isEqualTo("0 to 100");
  }

  @Test
  void nothingToSayIs204() throws Exception {
    assertThat(ask("DELETE /api/v1/things/a").status()).isEqualTo(204);
  }

  @Test
  void problemsAreOneDocumentWithAllOfThem() throws Exception {
    var answer = ask("POST /fail/problems");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(json(answer))
        .isEqualTo(
            JSON.readTree(
                """
                {"type": "about:blank", "title": "Unprocessable Content", "status": 422,
                 "detail": "unknown type: webhok",
                 "problems": [
                   {"category": "user", "file": "a.yaml", "line": 6, "column": 9,
                    "resource": "EventSource a", "path": "spec.Type", "what": "unknown type",
                    "value": "webhok", "hint": "did you mean webhook?"},
                   {"category": "user", "what": "second"}]}
                """));
  }

  @Test
  void eachFailureHasItsStatus() throws Exception {
    var store = ask("POST /fail/store");
    var method = ask("PATCH /api/v1/things/a");

    assertThat(ask("POST /fail/conflict").status()).isEqualTo(409);
    assertThat(store.status()).isEqualTo(503);
    assertThat(store.header("Retry-After")).isEqualTo("5");
    assertThat(method.status()).isEqualTo(405);
    assertThat(method.header("Allow")).isEqualTo("DELETE, GET, PUT");
    assertThat(ask("GET /nowhere").status()).isEqualTo(404);
    assertThat(ask("GET /nowhere").body()).contains("problems").doesNotContain("nowhere");
  }

  @Test
  void anUnexpectedFailureIsLoggedOnceAndKeptFromTheClient() throws Exception {
    try (var logged = new Logged()) {
      var answer = ask("POST /fail/otherwise");

      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.body()).doesNotContain("the detail");
      assertThat(logged.errors()).containsExactly("POST /fail/otherwise failed");
    }
  }

  @Test
  void aBodyOverTheBoundIsRefusedDeclaredAndChunked() throws Exception {
    var most = "x".repeat(AdminExchange.MAXIMUM_BODY);
    assertThat(ask("POST /api/v1/count", most).body()).isEqualTo("8388608");
    try (var declared = new RawClient(listener.port());
        var chunked = new RawClient(listener.port())) {
      var head = "POST /api/v1/count HTTP/1.1\nHost: localhost\n";
      declared.send(head + "Content-Length: 8388609\n\n");
      chunked.send(head + "Transfer-Encoding: chunked\n\n800000\n").sendRaw(most);
      chunked.send("\n1\n");

      assertThat(declared.answer().status()).isEqualTo(413);
      assertThat(chunked.answer().status()).isEqualTo(413);
    }
  }

  @Test
  void healthTellsWhyItIsNotReady() throws Exception {
    var ready = ask("GET /health/ready");
    reasons.add("github-webhooks-0 is failed");
    var not = ask("GET /health/ready");

    assertThat(ready.status()).isEqualTo(200);
    assertThat(ready.body()).isEqualTo("{\"status\":\"ready\"}");
    assertThat(not.status()).isEqualTo(503);
    assertThat(json(not).at("/reasons/0").asText()).isEqualTo("github-webhooks-0 is failed");
    assertThat(ask("GET /health/live").status()).isEqualTo(200);
  }

  @Test
  void headGivesNoBody() throws Exception {
    try (var client = new RawClient(listener.port())) {
      client.send("HEAD /health/live HTTP/1.1\nHost: localhost\nConnection: close\n\n");

      assertThat(client.rest()).contains(" 200 ").endsWith("\r\n\r\n");
    }
  }

  @Test
  void aClientThatAsksToCloseIsClosedOnAlsoAfterAFailure() throws Exception {
    try (var client = new RawClient(listener.port())) {
      client.send("GET /nowhere HTTP/1.1\nHost: localhost\nConnection: close\n\n");

      assertThat(client.answer().status()).isEqualTo(404);
      assertThat(client.rest()).isEmpty();
    }
  }

  @Test
  void metricsAreThoseOfTheRegistry() throws Exception {
    metrics.counter("weikio.events").increment(3);
    var answer = ask("GET /metrics");

    assertThat(answer.body()).contains("weikio_events_total 3.0");
    assertThat(answer.header("Content-Type")).startsWith("text/plain; version=0.0.4");
  }

  @Test
  void theApiDescribesItself() throws Exception {
    var document = json(ask("GET /openapi.json"));
    var show = document.at("/paths").get("/api/v1/things/{name}").get("get");

    assertThat(document.at("/openapi").asText()).isEqualTo("3.1.0");
    assertThat(show.get("summary").asText()).isEqualTo("Shows one");
    assertThat(show.at("/parameters/0/in").asText()).isEqualTo("path");
    assertThat(show.at("/parameters/1/name").asText()).isEqualTo("limit");
    assertThat(document.findValuesAsText("operationId")).doesNotHaveDuplicates().hasSize(10);
    assertThat(document.findValuesAsText("$ref"))
        .isNotEmpty()
        .allSatisfy(to -> assertThat(document.at(to.substring(1)).isMissingNode()).isFalse());
    assertThat(document.at("/paths").get("/health/live").get("get").get("security")).isEmpty();
  }

  @Test
  void clashingEndpointsAndUnknownSchemasAreRefusedAtStart() {
    var one = AdminEndpoint.get("/a/{x}", "One", _ -> AdminAnswer.done());
    var two = AdminEndpoint.get("/a/{y}", "Two", _ -> AdminAnswer.done());

    assertThatThrownBy(() -> new AdminRouter(List.of(one, two)))
        .hasMessage("two endpoints for GET /a/{y}");
    assertThatThrownBy(() -> OpenApiDocument.of(List.of(one.answers("text/plain", "X")), Map.of()))
        .hasMessage("no schema of this name: X");
  }

  @Test
  void aPortInUseIsAProblemThatNamesTheOption() {
    var options = new AdminOptions("127.0.0.1", listener.port(), Optional.empty());

    assertThatThrownBy(() -> AdminListener.start(options, List.of(), Map.of(), List::of, metrics))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("127.0.0.1:" + listener.port())
        .hasMessageEndingWith("choose another port with --admin-port");
  }
}
