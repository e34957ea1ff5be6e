package io.weik.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.weik.runtime.CloudEventFormat;
import io.weik.runtime.Trial;
import java.time.Duration;

/** What a trial of a source looks like in JSON. */
public final class TrialView {
  private TrialView() {}

  /** The whole trial; each event is a CloudEvent in JSON. */
  public static JsonNode of(Trial trial) {
    var view = Views.JSON.createObjectNode();
    view.put("source", trial.source()).put("type", trial.type()).put("where", trial.where());
    trial.summary().ifPresent(text -> view.put("summary", text));
    view.put("milliseconds", milliseconds(trial.took())).put("count", trial.count());
    var parts = view.putArray("parts");
    for (var part : trial.parts()) {
      parts.addObject().put("name", part.name()).put("milliseconds", milliseconds(part.took()));
    }
    var events = view.putArray("events");
    trial
        .events()
        .forEach(event -> events.addRawValue(new RawValue(CloudEventFormat.write(event))));
    Views.problem(view, trial.problem());
    var warnings = view.putArray("warnings");
    trial
        .warnings()
        .forEach(one -> warnings.add(ProblemDocument.of(one).put("message", one.message())));
    return view;
  }

  private static double milliseconds(Duration time) {
    return time.toNanos() / 1e6;
  }
}
