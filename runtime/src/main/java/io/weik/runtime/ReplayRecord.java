package io.weik.runtime;

import io.weik.api.event.Event;
import io.weik.api.event.Extensions;
import io.weik.api.event.Payload;
import io.weik.api.source.StateChange;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is remembered of a replay.
 *
 * @param flows that get the events
 * @param first position to deliver
 * @param last position to deliver
 * @param ended when it was done or cancelled
 */
record ReplayRecord(
    String id,
    ReplayRequest request,
    String source,
    List<String> flows,
    long first,
    long last,
    ReplayStatus.State state,
    Instant started,
    Optional<Instant> ended) {

  boolean wants(Event event) {
    return request.type().map(wanted -> EventQuery.isType(wanted, event.type())).orElse(true);
  }

  /** The event as the flow is to see it. */
  Event marked(Event event) {
    var extensions = new TreeMap<>(event.extensions());
    extensions.put(Extensions.REPLAY, id);
    return event.withExtensions(extensions);
  }

  ReplayRecord become(ReplayStatus.State next, Instant now) {
    return new ReplayRecord(
        id, request, source, flows, first, last, next, started, Optional.of(now));
  }

  StateChange put() {
    var json = EventData.JSON.createObjectNode();
    json.put("subscription", request.subscription()).put("source", source);
    request.from().ifPresent(time -> json.put("from", time.toString()));
    request.to().ifPresent(time -> json.put("to", time.toString()));
    request.type().ifPresent(type -> json.put("type", type));
    request.perSecond().ifPresent(rate -> json.put("perSecond", rate));
    flows.forEach(json.putArray("flows")::add);
    json.put("first", first).put("last", last).put("state", state.name());
    json.put("started", started.toString());
    ended.ifPresent(time -> json.put("ended", time.toString()));
    return StateKeys.putText(StateKeys.replay(id), json.toString());
  }

  static ReplayRecord of(String id, Payload stored) {
    try {
      var json = EventData.JSON.readTree(stored.bytes());
      var flows = new ArrayList<String>();
      json.path("flows").forEach(flow -> flows.add(flow.asText()));
      var request =
          new ReplayRequest(
              json.path("subscription").asText(),
              json.optional("from").map(time -> Instant.parse(time.asText())),
              json.optional("to").map(time -> Instant.parse(time.asText())),
              json.optional("type").map(type -> type.asText()),
              json.optional("perSecond").map(rate -> rate.asInt()));
      return new ReplayRecord(
          id,
          request,
          json.path("source").asText(),
          flows,
          json.path("first").asLong(),
          json.path("last").asLong(),
          ReplayStatus.State.valueOf(json.path("state").asText()),
          Instant.parse(json.path("started").asText()),
          json.optional("ended").map(time -> Instant.parse(time.asText())));
    } catch (IOException damaged) {
      throw new IllegalStateException("replay " + id + " is damaged", damaged);
    }
  }
}
