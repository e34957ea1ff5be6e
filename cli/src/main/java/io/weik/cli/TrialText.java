package io.weik.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.weik.api.event.Extensions;
import java.util.ArrayList;
import java.util.Locale;

/** What came of trying a source, for a person. */
final class TrialText {
  private static final int LONGEST_DATA = 300;

  private TrialText() {}

  static String of(JsonNode trial) {
    var text = new StringBuilder();
    text.append(
        "%s \u00b7 %s \u00b7 %s%n"
            .formatted(
                Cells.text(trial, "source"),
                Cells.text(trial, "type"),
                Table.printable(Cells.text(trial, "where"))));
    trial.path("events").forEach(event -> event(text, event));
    long hidden = trial.path("count").asLong() - trial.path("events").size();
    if (hidden > 0) {
      text.append("\n  \u2026 and %s more%n".formatted(Cells.count(hidden, "event")));
    }
    trial.path("warnings").forEach(one -> problem(text, "warning", one));
    if (trial.has("problem")) {
      problem(text, "problem", trial.path("problem"));
    }
    end(text, trial);
    return text.toString();
  }

  private static void event(StringBuilder text, JsonNode event) {
    text.append(
        "%n  %s  %s  %s  %s%n"
            .formatted(
                Cells.text(event, "time"),
                Cells.text(event, "type"),
                Table.printable(Cells.text(event, "subject")),
                Table.printable(Cells.text(event, "id"))));
    var data = event.has("data") ? event.path("data").toString() : binary(event);
    text.append("    ").append(Table.printable(shortened(data))).append('\n');
    if (event.has(Extensions.VARIABLES)) {
      text.append("    variables  ")
          .append(Table.printable(variables(event.path(Extensions.VARIABLES).asText())))
          .append('\n');
    }
  }

  private static String binary(JsonNode event) {
    return event.has("data_base64") ? "base64 " + event.path("data_base64").asText() : "no data";
  }

  private static String variables(String json) {
    try {
      var all = new ArrayList<String>();
      Output.JSON
          .readTree(json)
          .properties()
          .forEach(entry -> all.add(entry.getKey() + "=" + entry.getValue()));
      return all.isEmpty() ? "none found in the data" : String.join(" \u00b7 ", all);
    } catch (JsonProcessingException _) {
      return json;
    }
  }

  private static String shortened(String data) {
    return data.length() <= LONGEST_DATA ? data : data.substring(0, LONGEST_DATA) + "\u2026";
  }

  private static void problem(StringBuilder text, String label, JsonNode problem) {
    text.append("%n  %-8s %s%n".formatted(label, Table.printable(Cells.text(problem, "message"))));
    if (problem.has("hint")) {
      text.append("           ").append(Table.printable(Cells.text(problem, "hint"))).append('\n');
    }
  }

  private static void end(StringBuilder text, JsonNode trial) {
    var parts = new ArrayList<String>();
    if (trial.has("summary")) {
      parts.add(Cells.text(trial, "summary"));
    }
    trial
        .path("parts")
        .forEach(part -> parts.add(Cells.text(part, "name") + " " + milliseconds(part)));
    parts.add("in all " + milliseconds(trial));
    text.append("\n  ").append(String.join(" \u00b7 ", parts)).append('\n');
    text.append(
        "  %s would be emitted; nothing was stored%n"
            .formatted(Cells.count(trial.path("count").asLong(), "event")));
  }

  private static String milliseconds(JsonNode object) {
    return String.format(Locale.ROOT, "%,.1f ms", object.path("milliseconds").asDouble());
  }
}
