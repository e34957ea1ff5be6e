package io.weik.checks.program;

import static io.weik.checks.program.Declarations.all;
import static io.weik.checks.program.Declarations.webhook;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is too much, too often or of the wrong form is refused as HTTP says. */
class LimitsTest {
  private static final byte[] LARGE = "\"%s\"".formatted("x".repeat(2000)).getBytes(UTF_8);

  @AutoClose private static final Weikio WEIKIO = new Weikio();
  private static RunningWeikio running;

  @BeforeAll
  static void serve() {
    running = WEIKIO.start("serve");
    running.apply(
        all(
            webhook("small", "{Path: small, MaxBodySize: 1 KiB, ContentTypes: application/json}"),
            webhook("seldom", "{Path: seldom, RateLimit: 2/min burst 2}")));
  }

  @Test
  void aBodyDeclaredTooLargeIsRefused() {
    var answer = RunningWeikio.send(request("small").POST(BodyPublishers.ofByteArray(LARGE)));

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("\"error\"").doesNotContain("xxx");
  }

  @Test
  void aChunkedBodyTooLargeIsRefused() {
    var answer = RunningWeikio.send(request("small").POST(chunked(LARGE)));

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(running.items("/api/v1/events?source=small")).isEmpty();
  }

  @Test
  void anotherMethodIsToldWhichIsAllowed() {
    var answer = RunningWeikio.send(request("small").DELETE());

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow").orElseThrow()).contains("POST");
  }

  @Test
  void anUnknownPathIsNotFound() {
    assertThat(running.send(Delivery.json("/webhooks/other", "{}")).statusCode()).isEqualTo(404);
    assertThat(running.send(Delivery.json("/", "{}")).statusCode()).isEqualTo(404);
  }

  @Test
  void anotherMediaTypeIsRefused() {
    var xml = Delivery.json("/webhooks/small", "<a/>").with("Content-Type", "application/xml");

    assertThat(running.send(xml).statusCode()).isEqualTo(415);
  }

  @Test
  void whoComesTooOftenIsToldWhenToComeAgain() {
    var delivery = Delivery.json("/webhooks/seldom", "{}");
    assertThat(running.send(delivery).statusCode()).isEqualTo(202);
    assertThat(running.send(delivery).statusCode()).isEqualTo(202);

    var answer = running.send(delivery);

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 60L);
  }

  @Test
  void refusalsAreCountedAndShownWithTheirReason() {
    var forged = Delivery.json("/webhooks/small", "no json at all");
    assertThat(running.send(forged).statusCode()).isEqualTo(400);

    var status = running.run("esi", "status", "small-0");

    assertThat(status.out()).containsPattern("refused +.*malformed \\d").contains("from 127.0.0.1");
  }

  private static HttpRequest.Builder request(String source) {
    return HttpRequest.newBuilder(running.webhooks().resolve("/webhooks/" + source))
        .header("Content-Type", "application/json");
  }

  private static BodyPublisher chunked(byte[] body) {
    return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
  }
}
