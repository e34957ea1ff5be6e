package io.weik.source.webhook;

import static io.weik.source.webhook.Webhook.given;
import static io.weik.source.webhook.Webhook.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import io.weik.api.event.EventDraft;
import io.weik.api.event.Payload;
import io.weik.testkit.InMemoryRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Events written by the CloudEvents SDK must come out as the SDK holds them. */
class InboundCloudEventTest {
  private static final String STRUCTURED = "application/cloudevents+json; charset=utf-8";
  private static final String BATCH = "application/cloudevents-batch+json";

  static Stream<CloudEvent> events() {
    var full =
        CloudEventBuilder.v1()
            .withId("A 234-\u00e4\"%")
            .withSource(URI.create("/my/source?x=%20"))
            .withType("com.example.order")
            .withSubject("order \u20ac 7")
            .withTime(OffsetDateTime.parse("2018-04-05T17:31:00.123456789+02:00"))
            .withDataSchema(URI.create("https://example.com/schema"))
            .withExtension("partitionkey", "k-1")
            .withExtension(
                "traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    return Stream.of(
        full.build(),
        full.withData("application/json", bytes("{\"a\": [1, 2.50e1, \"\u00e4\"]}")).build(),
        full.withData("application/vnd.x+json", bytes("\"text\"")).build(),
        full.withData("application/xml", bytes("<a b=\"c\"/>")).build(),
        full.withData("application/octet-stream", new byte[] {0, 1, -1, -128}).build());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @MethodSource("events")
  void aStructuredEventComesThrough(CloudEvent event) {
    var webhook = given();

    var answer = webhook.send(structured(event));

    assertThat(answer.status()).isEqualTo(202);
    assertSame(webhook.onlyDraft(), event);
  }

  @ParameterizedTest
  @MethodSource("events")
  void aBinaryEventComesThrough(CloudEvent event) {
    var webhook = given();

    var answer = webhook.send(binary(event));

    assertThat(answer.status()).isEqualTo(202);
    assertSame(webhook.onlyDraft(), event);
  }

  @Test
  void aBatchIsStoredInOneWrite() {
    var webhook = given();
    var events = events().map(event -> CloudEventBuilder.v1(event).withId("e" + event.hashCode()));
    var batch = events.map(CloudEventBuilder::build).toList();

    var answer = webhook.send(batch(batch));

    assertThat(answer.status()).isEqualTo(202);
    for (int at = 0; at < batch.size(); at++) {
      assertSame(webhook.context.drafts().get(at), batch.get(at));
      assertThat(answer.body().text()).contains("{\"id\":\"" + batch.get(at).getId() + "\"}");
    }
    assertThat(webhook.send(batch(batch)).status()).isEqualTo(200);
  }

  @Test
  void anEmptyBatchIsTakenAndLeavesNoEvent() {
    var webhook = given();

    var answer = webhook.send(post("[]").with("Content-Type", BATCH));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body().text()).isEqualTo("{\"events\":[]}");
    assertThat(webhook.context.drafts()).isEmpty();
  }

  @Test
  void dataStaysTheBytesThatWereSent() {
    var webhook = given();
    var data = "{ \"b\":1.0,\n \"a\":\"\\u00e4\", \"a\":[ ] }";
    var json =
        "{\"data\" : "
            + data
            + " ,\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"type\":\"t\"}";

    webhook.send(post(json).with("Content-Type", STRUCTURED));

    assertThat(webhook.onlyDraft().data().orElseThrow().text()).isEqualTo(data);
    assertThat(webhook.onlyDraft().dataContentType()).contains("application/json");
  }

  @Test
  void equalIdsOfTwoSourcesAreTwoEvents() {
    var webhook = given();
    var event = CloudEventBuilder.v1().withId("1").withType("t").withSource(URI.create("/a"));

    webhook.send(structured(event.build()));
    webhook.send(structured(event.withSource(URI.create("/b")).build()));
    var again = webhook.send(structured(event.build()));

    assertThat(webhook.context.drafts()).hasSize(2);
    assertThat(again.status()).isEqualTo(200);
  }

  @Test
  void headersOfCloudEventsMeanNothingToAnotherProvider() {
    var webhook = given("Provider", "github", "Secret", "s");

    webhook.send(webhook.signed("{}").with("ce-specversion", "1.0").with("ce-id", "forged"));

    assertThat(webhook.onlyDraft().id()).isNotEmpty().isNotEqualTo(java.util.Optional.of("forged"));
    assertThat(webhook.onlyDraft().extensions()).isEmpty();
  }

  private static InMemoryRequest structured(CloudEvent event) {
    return InMemoryRequest.post(new JsonFormat().serialize(event)).with("Content-Type", STRUCTURED);
  }

  private static InMemoryRequest batch(List<CloudEvent> events) {
    var json =
        events.stream()
            .map(event -> new String(new JsonFormat().serialize(event), StandardCharsets.UTF_8))
            .collect(Collectors.joining(",\n", " [", "] "));
    return post(json).with("Content-Type", BATCH);
  }

  private static InMemoryRequest binary(CloudEvent event) {
    var data = event.getData();
    var request = InMemoryRequest.post(data == null ? new byte[0] : data.toBytes());
    for (var name : event.getAttributeNames()) {
      var value = String.valueOf(event.getAttribute(name));
      request =
          name.equals("datacontenttype")
              ? request.with("Content-Type", value)
              : request.with("ce-" + name, encoded(value));
    }
    for (var name : event.getExtensionNames()) {
      request = request.with("ce-" + name, encoded(String.valueOf(event.getExtension(name))));
    }
    return request;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static void assertSame(EventDraft draft, CloudEvent event) {
    assertThat(draft.id()).contains(event.getId());
    assertThat(draft.subject()).contains(event.getSubject());
    assertThat(draft.time().map(Instant::toString)).contains("2018-04-05T15:31:00.123456789Z");
    assertThat(draft.dataSchema()).contains("https://example.com/schema");
    assertThat(draft.dataContentType().orElse(null)).isEqualTo(event.getDataContentType());
    assertThat(draft.extensions())
        .containsEntry("origintype", event.getType())
        .containsEntry("originsource", event.getSource().toString())
        .containsEntry("partitionkey", "k-1")
        .containsEntry("traceparent", event.getExtension("traceparent"))
        .hasSize(4);
    var data = event.getData();
    assertThat(draft.data().map(Payload::text).map(InboundCloudEventTest::compact).orElse(null))
        .isEqualTo(data == null ? null : compact(Payload.of(data.toBytes()).text()));
  }

  /** The SDK writes JSON data anew; spaces outside of its texts may go. */
  private static String compact(String text) {
    return text.startsWith("{") ? text.replace(" ", "").replace("2.50e1", "25.0") : text;
  }
}
