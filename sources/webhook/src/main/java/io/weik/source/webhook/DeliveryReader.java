package io.weik.source.webhook;

import io.weik.api.event.EventDraft;
import io.weik.api.event.Payload;
import io.weik.api.http.HttpRequest;
import io.weik.source.webhook.MediaType.Declared;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Makes drafts of one sender's deliveries. Bodies stay as they came; JSON is checked, so that it
 * can become the data of a CloudEvent.
 *
 * @param profile the sender
 */
record DeliveryReader(Profile profile) {
  private static final byte[] PAYLOAD = "payload=".getBytes(StandardCharsets.US_ASCII);

  /**
   * What the head says of the body; empty when it says nothing.
   *
   * @throws RefusedException when it is nothing that is taken here
   */
  Optional<Declared> declared(HttpRequest request) {
    var encoding = request.header("Content-Encoding");
    if (encoding.isPresent() && !encoding.get().equalsIgnoreCase("identity")) {
      throw new RefusedException(
          Ground.MEDIA_TYPE,
          "content encoding is not taken",
          Map.of("Accept-Encoding", "identity"));
    }
    return request.header("Content-Type").map(this::taken);
  }

  private Declared taken(String header) {
    var declared =
        MediaType.ofHeader(header)
            .orElseThrow(() -> new RefusedException(Ground.MEDIA_TYPE, "media type is broken"));
    if (!profile.takes().test(declared.type()) || isOtherEventFormat(declared.type())) {
      throw new RefusedException(Ground.MEDIA_TYPE, "media type is not taken");
    }
    if (declared.type().isJson() && !declared.isUtf8()) {
      throw new RefusedException(Ground.MEDIA_TYPE, "JSON is not in UTF-8");
    }
    return declared;
  }

  private boolean isOtherEventFormat(MediaType type) {
    return profile.cloudEvents()
        && type.value().startsWith("application/cloudevents")
        && !type.equals(MediaType.CLOUD_EVENT)
        && !type.equals(MediaType.CLOUD_EVENTS);
  }

  /**
   * What the delivery is.
   *
   * @throws RefusedException when its body is not what its head says
   */
  Reading read(HttpRequest request, Optional<Declared> declared, byte[] body) {
    var type = declared.map(Declared::type).orElseGet(profile::assumed);
    if (profile.cloudEvents()) {
      if (type.equals(MediaType.CLOUD_EVENT)) {
        return new Reading.Single(CloudEventJson.one(body));
      }
      if (type.equals(MediaType.CLOUD_EVENTS)) {
        return new Reading.Batch(CloudEventJson.batch(body));
      }
      if (CloudEventHeaders.isPresent(request)) {
        return binary(request, declared.orElse(Declared.plain(type)), body);
      }
    }
    if (body.length == 0) {
      return new Reading.Single(identified(request, Map.of(), withoutData()));
    }
    if (type.equals(MediaType.FORM) && isPayloadForm(body)) {
      return json(request, Declared.plain(MediaType.JSON), payload(body));
    }
    var known = declared.orElse(Declared.plain(type));
    return type.isJson()
        ? json(request, known, body)
        : new Reading.Single(identified(request, Map.of(), draft(known, body)));
  }

  private static Reading binary(HttpRequest request, Declared declared, byte[] body) {
    if (body.length == 0) {
      return new Reading.Single(
          CloudEventHeaders.read(request, Optional.empty(), Optional.empty()));
    }
    if (declared.type().isJson()) {
      JsonText.check(body, List.of());
    }
    return new Reading.Single(
        CloudEventHeaders.read(
            request, Optional.of(declared.text()), Optional.of(Payload.of(body))));
  }

  private Reading json(HttpRequest request, Declared declared, byte[] body) {
    var fields = JsonText.check(body, wanted());
    return isChallenge(fields)
        ? new Reading.Challenge(fields.getOrDefault("challenge", ""))
        : new Reading.Single(identified(request, fields, draft(declared, body)));
  }

  private List<String> wanted() {
    return isSlack()
        ? Stream.concat(profile.deliveryId().fields().stream(), Stream.of("type", "challenge"))
            .toList()
        : profile.deliveryId().fields();
  }

  /** See <a href="https://docs.slack.dev/reference/events/url_verification">Slack</a>. */
  private boolean isChallenge(Map<String, String> fields) {
    return isSlack() && "url_verification".equals(fields.get("type"));
  }

  private boolean isSlack() {
    return profile.provider().filter(Provider.SLACK::equals).isPresent();
  }

  private boolean isGitHub() {
    return profile.provider().filter(Provider.GITHUB::equals).isPresent();
  }

  /** Whether JSON stands in a form: always with GitHub, and with Slack's buttons. */
  private boolean isPayloadForm(byte[] body) {
    boolean present =
        body.length >= PAYLOAD.length
            && Arrays.equals(body, 0, PAYLOAD.length, PAYLOAD, 0, PAYLOAD.length);
    if (isGitHub() && !present) {
      throw RefusedException.malformed("form has no payload");
    }
    return present && (isGitHub() || isSlack());
  }

  private static byte[] payload(byte[] form) {
    var text =
        new String(form, PAYLOAD.length, form.length - PAYLOAD.length, StandardCharsets.UTF_8);
    int end = text.indexOf('&');
    try {
      return URLDecoder.decode(end < 0 ? text : text.substring(0, end), StandardCharsets.UTF_8)
          .getBytes(StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw RefusedException.malformed("form is broken");
    }
  }

  private EventDraft identified(HttpRequest request, Map<String, String> fields, EventDraft draft) {
    return profile.deliveryId().of(request, fields).map(draft::withId).orElse(draft);
  }

  private static EventDraft draft(Declared declared, byte[] body) {
    return EventDraft.of(declared.text(), Payload.of(body));
  }

  private static EventDraft withoutData() {
    return new EventDraft(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new TreeMap<>(),
        Optional.empty());
  }
}
