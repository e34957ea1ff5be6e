package io.weik.source.webhook;

import io.weik.api.event.EventDraft;
import io.weik.api.event.Payload;
import io.weik.api.http.HttpAnswer;
import io.weik.api.http.HttpRequest;
import io.weik.testkit.InMemoryRequest;
import io.weik.testkit.Parameters;
import io.weik.testkit.RecordingContext;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A webhook under test with the context that it was given. */
final class Webhook {
  static final Instant NOW = Instant.parse("2026-01-15T10:30:00Z");
  static final String JSON = "{\"id\":\"evt_1\",\"text\":\"h\u00e4llo\"}";

  final WebhookConfig config;
  final RecordingContext context;
  private final WebhookHandler handler;

  private Webhook(WebhookConfig config, Instant now) {
    this.config = config;
    this.context = new RecordingContext(now);
    this.handler = new WebhookHandler(config, context);
  }

  /** A webhook with these parameters: key, value, key, value. */
  static Webhook given(String... parameters) {
    return givenAt(NOW, parameters);
  }

  static Webhook givenAt(Instant now, String... parameters) {
    return new Webhook(config(parameters), now);
  }

  static WebhookConfig config(String... parameters) {
    var values = new HashMap<>(Map.of("Path", "/test"));
    for (int at = 0; at < parameters.length; at += 2) {
      values.put(parameters[at], parameters[at + 1]);
    }
    return Parameters.of(WebhookConfig.class, values);
  }

  HttpAnswer send(HttpRequest request) {
    try {
      return handler.handle(request);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  /** A delivery of {@code body} as the sender would make it. */
  InMemoryRequest signed(String body) {
    return signed(bytes(body), NOW);
  }

  InMemoryRequest signed(byte[] body, Instant at) {
    return InMemoryRequest.post(body)
        .with(new Simulation(config).of(Payload.of(body), at).headers());
  }

  EventDraft onlyDraft() {
    if (context.drafts().size() != 1) {
      throw new AssertionError("drafts: " + context.drafts() + " refusals: " + context.refusals());
    }
    return context.drafts().getFirst();
  }

  String lastReason() {
    return context.refusals().getLast().reason();
  }

  static InMemoryRequest post(String body) {
    return InMemoryRequest.post(bytes(body));
  }

  static InMemoryRequest postJson(String body) {
    return post(body).with("Content-Type", "application/json");
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A keyed hash computed without the code under test. */
  static byte[] hmac(String algorithm, byte[] key, byte[] content) {
    try {
      var mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key, algorithm));
      return mac.doFinal(content);
    } catch (GeneralSecurityException broken) {
      throw new AssertionError(broken);
    }
  }

  static String hex(String algorithm, String key, String content) {
    return HexFormat.of().formatHex(hmac(algorithm, bytes(key), bytes(content)));
  }
}
