package io.weik.source.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.weik.api.event.Payload;
import io.weik.api.source.SourceContext;
import io.weik.api.source.StateChange;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a schedule has come; kept in the state, stored together with the events.
 *
 * @param schedule its identity: another schedule begins anew
 * @param settled up to when every moment has become an event or has been left out
 * @param previous the moment of the last event
 * @param count how many events there have been
 */
record Progress(String schedule, Instant settled, Optional<Instant> previous, long count) {
  private static final String KEY = "progress";
  private static final JsonMapper JSON = new JsonMapper();

  /** That of a schedule which begins now. */
  static Progress begin(String schedule, Instant now) {
    return new Progress(schedule, now, Optional.empty(), 0);
  }

  /** What is stored of this schedule. */
  static Optional<Progress> read(SourceContext context, String schedule) {
    return context
        .state(KEY)
        .map(Progress::parse)
        .filter(progress -> progress.schedule().equals(schedule));
  }

  private static Progress parse(Payload stored) {
    try {
      var object = JSON.readTree(stored.text());
      return new Progress(
          object.required("schedule").textValue(),
          Instant.parse(object.required("settled").textValue()),
          Optional.ofNullable(object.required("previous").textValue()).map(Instant::parse),
          object.required("count").longValue());
    } catch (JsonProcessingException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** After the event of a moment. */
  Progress after(Instant moment) {
    return new Progress(schedule, moment, Optional.of(moment), count + 1);
  }

  /** After moments up to this one have been left out. */
  Progress without(Instant moment) {
    return new Progress(schedule, moment, previous, count);
  }

  /** The change that stores it. */
  StateChange stored() {
    var object = JSON.createObjectNode().put("schedule", schedule);
    object.put("settled", settled.toString());
    object.put("previous", previous.map(Instant::toString).orElse(null));
    object.put("count", count);
    return new StateChange.Put(KEY, Payload.ofText(object.toString()));
  }
}
