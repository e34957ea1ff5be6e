package io.weik.runtime;

import io.weik.api.event.Event;
import io.weik.api.event.Payload;
import io.weik.api.source.StateChange;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * An event that could not be delivered, kept with its whole history until someone retries or
 * discards it.
 *
 * @param id its own id, which sorts by time
 * @param source name of the source the event came from
 * @param subscription name of the subscription that failed; empty when the source could not make
 *     the event
 * @param flow name of the flow that failed; empty likewise
 * @param position of the event in its stream; 0 when it is not there
 * @param event as it was
 * @param tries all tries, oldest first; never empty
 */
public record DeadLetter(
    String id,
    String source,
    String subscription,
    String flow,
    long position,
    Event event,
    List<FailedTry> tries) {

  /**
   * One failed try.
   *
   * @param at when it ended
   * @param error what went wrong
   */
  public record FailedTry(Instant at, String error) {}

  /** Whether its source could not make it, so that it is in no stream yet. */
  public boolean isOfSource() {
    return subscription.isEmpty();
  }

  /** When it became one. */
  public Instant at() {
    return tries.getLast().at();
  }

  /** What went wrong last. */
  public String error() {
    return tries.getLast().error();
  }

  /** A copy after one more failed try. */
  DeadLetter failedAgain(FailedTry again) {
    var all = new ArrayList<>(tries);
    all.add(again);
    return new DeadLetter(id, source, subscription, flow, position, event, all);
  }

  StateChange put() {
    var json = EventData.JSON.createObjectNode();
    json.put("source", source).put("subscription", subscription).put("flow", flow);
    json.put("position", position).put("event", CloudEventFormat.writeExactly(event));
    Tries.putTries(json, tries);
    return StateKeys.putText(StateKeys.deadLetter(id), json.toString());
  }

  static DeadLetter of(String id, Payload stored) {
    try {
      var json = EventData.JSON.readTree(stored.bytes());
      return new DeadLetter(
          id,
          json.path("source").asText(),
          json.path("subscription").asText(),
          json.path("flow").asText(),
          json.path("position").asLong(),
          CloudEventFormat.read(EventData.JSON.readTree(json.path("event").asText())),
          Tries.tries(json.path("tries")));
    } catch (IOException damaged) {
      throw new IllegalStateException("dead letter " + id + " is damaged", damaged);
    }
  }
}
