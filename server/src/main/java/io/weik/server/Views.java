package io.weik.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.weik.api.problem.Problem;
import io.weik.runtime.CloudEventFormat;
import io.weik.runtime.DeadLetter;
import io.weik.runtime.InstanceState;
import io.weik.runtime.InstanceStatus;
import io.weik.runtime.StoredEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What the admin API's answers look like in JSON. */
final class Views {
  static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private Views() {}

  /** {@code {"items": [...]}}. */
  static <T> JsonNode items(List<T> all, Function<T, JsonNode> view) {
    var answer = JSON.createObjectNode();
    var items = answer.putArray("items");
    all.forEach(one -> items.add(view.apply(one)));
    return answer;
  }

  /** A record as it is, with times in RFC 3339. */
  static JsonNode plain(Record value) {
    return JSON.valueToTree(value);
  }

  static JsonNode instance(InstanceStatus status) {
    var view = JSON.createObjectNode();
    view.put("id", status.id()).put("source", status.source()).put("type", status.type());
    view.put("summary", status.summary());
    view.setAll(state(status.state()));
    var history = view.putArray("history");
    status.history().forEach(state -> history.add(state(state)));
    var warnings = view.putArray("warnings");
    status
        .warnings()
        .forEach(one -> warnings.add(ProblemDocument.of(one).put("message", one.message())));
    view.set("figures", plain(status.figures()));
    return view;
  }

  private static ObjectNode state(InstanceState state) {
    var view = JSON.createObjectNode();
    view.put("state", state.word()).put("since", state.since().toString());
    if (state instanceof InstanceState.BackingOff backingOff) {
      view.put("until", backingOff.until().toString()).put("failures", backingOff.failures());
    }
    problem(view, state.problem());
    return view;
  }

  /** Adds what is wrong, if anything is. */
  static void problem(ObjectNode view, Optional<Problem> problem) {
    problem.ifPresent(
        why -> view.set("problem", ProblemDocument.of(why).put("message", why.message())));
  }

  static JsonNode deadLetter(DeadLetter letter) {
    var view = JSON.createObjectNode();
    view.put("id", letter.id()).put("at", letter.at().toString());
    view.put("source", letter.source()).put("subscription", letter.subscription());
    view.put("flow", letter.flow()).put("position", letter.position());
    view.put("error", letter.error());
    var tries = view.putArray("tries");
    letter.tries().forEach(one -> tries.add(plain(one)));
    view.putRawValue("event", new RawValue(CloudEventFormat.write(letter.event())));
    return view;
  }

  static JsonNode stored(StoredEvent stored) {
    var view = JSON.createObjectNode();
    view.put("stream", stored.stream()).put("source", sourceOf(stored.stream()));
    view.put("position", stored.position()).put("storedAt", stored.storedAt().toString());
    view.putRawValue("event", new RawValue(CloudEventFormat.write(stored.event())));
    return view;
  }

  private static String sourceOf(String stream) {
    return stream.replaceFirst("^eventsource-", "").replaceFirst("-stream$", "");
  }
}
