package io.weik.checks.program;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A delivery as a provider sends it, signed by the JDK and none of the program's code. */
record Delivery(String path, Map<String, String> headers, String body) {
  /** As GitHub signs: {@code X-Hub-Signature-256} is the hex HMAC of the body. */
  static Delivery github(String path, String secret, String id, String body) {
    return json(path, body)
        .with("X-GitHub-Event", "push")
        .with("X-GitHub-Delivery", id)
        .with("X-Hub-Signature-256", "sha256=" + hex(hmac(secret, body)));
  }

  /** As Stripe signs: the hex HMAC of time, a dot and the body. */
  static Delivery stripe(String path, String secret, String body) {
    long now = Instant.now().getEpochSecond();
    var signature = hex(hmac(secret, now + "." + body));
    return json(path, body).with("Stripe-Signature", "t=" + now + ",v1=" + signature);
  }

  /** As Shopify signs: the base64 HMAC of the body. */
  static Delivery shopify(String path, String secret, String id, String body) {
    return json(path, body)
        .with("X-Shopify-Webhook-Id", id)
        .with("X-Shopify-Topic", "orders/create")
        .with("X-Shopify-Hmac-Sha256", Base64.getEncoder().encodeToString(hmac(secret, body)));
  }

  /** JSON that nobody signed. */
  static Delivery json(String path, String body) {
    return new Delivery(path, Map.of("Content-Type", "application/json"), body);
  }

  /** CloudEvents in one batch; the key of each is what its id has before the dash. */
  static Delivery batch(String path, List<String> ids) {
    var events = ids.stream().map(Delivery::cloudEvent).collect(Collectors.joining(",", "[", "]"));
    return new Delivery(path, Map.of("Content-Type", "application/cloudevents-batch+json"), events);
  }

  private static String cloudEvent(String id) {
    return """
        {"specversion": "1.0", "id": "%s", "source": "/test", "type": "test",
         "partitionkey": "%s", "datacontenttype": "text/plain", "data": "%s"}"""
        .formatted(id, key(id), id);
  }

  /** The key of a CloudEvent with this id. */
  static String key(String id) {
    return id.substring(0, id.indexOf('-'));
  }

  /** The same with one more header, or another value of one. */
  Delivery with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Delivery(path, more, body);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static byte[] hmac(String secret, String content) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      return mac.doFinal(content.getBytes(UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
