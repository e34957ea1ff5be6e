package io.weik.checks.program;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.provider.EventFormatProvider;
import io.cloudevents.jackson.JsonFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A process of the program that serves, and the two addresses it serves on. */
record RunningWeikio(Weikio weikio, Command command, URI webhooks, URI admin) {
  static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private static final Pattern READY =
      Pattern.compile(
          "webhooks +http://localhost:(\\d+)/webhooks/\\s+admin +http://127.0.0.1:(\\d+) +ready in");

  /** Waits until it says that it is ready; a process that ends instead fails the test. */
  static RunningWeikio whenReady(Weikio weikio, Command command) {
    await().until(() -> READY.matcher(command.printed()).find() || !command.process().isAlive());
    var ports = READY.matcher(command.printed());
    assertThat(ports.find()).as(command.printed()).isTrue();
    return new RunningWeikio(weikio, command, local(ports.group(1)), local(ports.group(2)));
  }

  private static URI local(String port) {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Runs a client command against it. */
  Outcome run(String... arguments) {
    return Weikio.end(begin(arguments));
  }

  /** Starts a client command against it that goes on by itself. */
  Command begin(String... arguments) {
    return weikio.begin(
        Stream.concat(Stream.of(arguments), Stream.of("--server", admin.toString())).toList());
  }

  /** Applies resources by command; they must be right. */
  void apply(String yaml) {
    var outcome = run("config", "apply", weikio.file("apply.yaml", yaml));
    assertThat(outcome.exitCode()).as(outcome.all()).isZero();
  }

  HttpResponse<String> send(Delivery delivery) {
    var request =
        HttpRequest.newBuilder(webhooks.resolve(delivery.path()))
            .POST(BodyPublishers.ofString(delivery.body()));
    delivery.headers().forEach(request::setHeader);
    return send(request);
  }

  HttpResponse<String> get(String adminPath) {
    return send(HttpRequest.newBuilder(admin.resolve(adminPath)));
  }

  HttpResponse<String> post(String adminPath) {
    return send(HttpRequest.newBuilder(admin.resolve(adminPath)).POST(BodyPublishers.noBody()));
  }

  /** Sends a request of whatever form. */
  static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", interrupted);
    }
  }

  /** The items that an endpoint of the admin API lists. */
  List<JsonNode> items(String adminPath) {
    return stream(parse(get(adminPath).body()).path("items")).toList();
  }

  /** Sends CloudEvents in one batch to the webhook {@code orders}; they are stored then. */
  void deliver(List<String> ids) {
    var answer = send(Delivery.batch("/webhooks/orders", ids));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
  }

  /** How the first flow of a subscription is doing. */
  JsonNode delivery(String subscription) {
    return parse(get("/api/v1/eventsubscriptions/" + subscription).body())
        .path("deliveries")
        .path(0);
  }

  static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  /** The stored events, newest last, read by the CloudEvents SDK. */
  List<CloudEvent> events() {
    return items("/api/v1/events?limit=10000").stream()
        .map(stored -> cloudEvent(stored.path("event").toString()))
        .toList();
  }

  /** The stored events' ids, newest last. */
  List<String> eventIds() {
    return events().stream().map(CloudEvent::getId).toList();
  }

  static CloudEvent cloudEvent(String json) {
    var format = EventFormatProvider.getInstance().resolveFormat(JsonFormat.CONTENT_TYPE);
    return Objects.requireNonNull(format).deserialize(json.getBytes(UTF_8));
  }

  /** An event's data, as JSON. */
  static JsonNode data(CloudEvent event) {
    return parse(new String(Objects.requireNonNull(event.getData()).toBytes(), UTF_8));
  }

  static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException failure) {
      throw new AssertionError("not JSON: " + json, failure);
    }
  }

  /** Everything it has printed so far. */
  String printed() {
    return command.printed();
  }

  /** Ends it as a power cut would. */
  void kill() throws InterruptedException {
    command.process().destroyForcibly().waitFor();
  }

  /** Asks it to end, and waits until it has. */
  Outcome stop() {
    command.process().destroy();
    return Weikio.end(command);
  }
}
