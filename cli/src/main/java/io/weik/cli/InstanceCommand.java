package io.weik.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Commands on running instances. */
@Command(
    name = "eventsourceinstance",
    aliases = "esi",
    description = "Lists the running instances of sources and shows how one is doing.",
    footer = {"", "Examples:", "  weikio esi ls", "  weikio esi status github-webhooks-0"})
final class InstanceCommand {
  private static final int HISTORY_SHOWN = 6;
  private static final int REFUSALS_SHOWN = 5;

  @Command(description = "Lists all instances.")
  int ls(@Mixin ClientOptions client, @Mixin Output output) {
    output.print(client.client().get(AdminClient.path("instances")), InstanceCommand::table);
    return 0;
  }

  @Command(description = "Shows state, figures, refusals and history of one instance.")
  int status(
      @Mixin ClientOptions client,
      @Mixin Output output,
      @Parameters(paramLabel = "ID", description = "As esi ls shows it.") String id) {
    output.print(client.client().get(AdminClient.path("instances", id)), InstanceCommand::detail);
    return 0;
  }

  private static String table(JsonNode answer) {
    var table =
        new Table(
            "INSTANCE",
            "TYPE",
            "STATE",
            "EVENTS/MIN",
            "TOTAL",
            "REFUSED",
            "LAST EVENT",
            "LAST POLL",
            "PROBLEM");
    for (var item : Cells.items(answer)) {
      var figures = item.path("figures");
      table.row(
          Cells.text(item, "id"),
          Cells.text(item, "type"),
          Cells.text(item, "state"),
          Cells.number(figures, "lastMinute"),
          Cells.number(figures, "events"),
          String.valueOf(refusals(figures)),
          Cells.ago(figures, "lastEvent"),
          Cells.ago(figures.path("polls").path("last"), "at"),
          problem(item));
    }
    return table.toString();
  }

  /** What keeps it from working, or else what it works in spite of. */
  private static String problem(JsonNode item) {
    var warnings = item.path("warnings");
    return item.has("problem") || warnings.isEmpty()
        ? Cells.problem(item, "problem")
        : Cells.text(warnings.get(0), "message");
  }

  private static long refusals(JsonNode figures) {
    long sum = 0;
    for (var count : figures.path("refused")) {
      sum += count.asLong();
    }
    return sum;
  }

  private static String detail(JsonNode item) {
    var figures = item.path("figures");
    var text = new StringBuilder();
    text.append(heading(item));
    line(text, "where", Cells.text(item, "summary"));
    line(
        text,
        "generated",
        "1 m %s \u00b7 5 m %s \u00b7 1 h %s \u00b7 since start %s"
            .formatted(
                Cells.number(figures, "lastMinute"),
                Cells.number(figures, "lastFiveMinutes"),
                Cells.number(figures, "lastHour"),
                Cells.number(figures, "events")));
    if (figures.path("progress").isTextual()) {
      line(text, "progress", Table.printable(Cells.text(figures, "progress")));
    }
    figures
        .path("measures")
        .properties()
        .forEach(
            each ->
                line(
                    text,
                    each.getKey().replace('_', ' '),
                    "%,.0f".formatted(each.getValue().asDouble())));
    line(text, "last event", Cells.ago(figures, "lastEvent"));
    line(text, "duplicates", Cells.number(figures, "duplicates"));
    if (figures.path("unmapped").asLong() > 0) {
      line(text, "unmapped", Cells.number(figures, "unmapped") + " without fields for Variables");
    }
    polls(text, figures.path("polls"));
    line(text, "problem", Cells.problem(item, "problem"));
    hint(text, item.path("problem"));
    for (var warning : item.path("warnings")) {
      line(text, "warning", Cells.text(warning, "message"));
      hint(text, warning);
    }
    refused(text, figures);
    history(text, item);
    return text.toString();
  }

  private static String heading(JsonNode item) {
    return "%s \u00b7 %s \u00b7 %s since %s (%s)%n"
        .formatted(
            Cells.text(item, "id"),
            Cells.text(item, "type"),
            Cells.text(item, "state"),
            Cells.local(item, "since"),
            Cells.ago(item, "since"));
  }

  private static void polls(StringBuilder text, JsonNode polls) {
    if (!polls.isObject()) {
      return;
    }
    var last = polls.path("last");
    if (last.isObject()) {
      line(
          text,
          "last poll",
          "%s (%s) \u00b7 took %,.0f ms"
              .formatted(
                  Table.printable(Cells.text(last, "summary")),
                  Cells.ago(last, "at"),
                  last.path("milliseconds").asDouble()));
    }
    line(text, "next poll", Cells.local(polls, "next"));
    line(
        text,
        "polls",
        Cells.number(polls, "succeeded")
            + " well \u00b7 "
            + Cells.number(polls, "failed")
            + " failed since start");
  }

  private static void hint(StringBuilder text, JsonNode problem) {
    if (problem.has("hint")) {
      line(text, "", Table.printable(Cells.text(problem, "hint")));
    }
  }

  private static void refused(StringBuilder text, JsonNode figures) {
    var byReason = new StringBuilder();
    figures
        .path("refused")
        .properties()
        .forEach(
            entry ->
                byReason
                    .append(byReason.isEmpty() ? "" : " \u00b7 ")
                    .append(entry.getKey() + " " + entry.getValue().asText()));
    line(text, "refused", byReason.isEmpty() ? Cells.NOTHING : byReason.toString());
    var last = figures.path("lastRefusals");
    for (int i = Math.max(0, last.size() - REFUSALS_SHOWN); i < last.size(); i++) {
      var refusal = last.get(i);
      line(
          text,
          "",
          Cells.local(refusal, "at")
              + "  "
              + Table.printable(Cells.text(refusal, "detail"))
              + "  from "
              + Cells.text(refusal, "from"));
    }
  }

  private static void history(StringBuilder text, JsonNode item) {
    var history = item.path("history");
    var label = "history";
    for (int i = history.size() - 1; i >= Math.max(0, history.size() - HISTORY_SHOWN); i--) {
      var state = history.get(i);
      var why = Cells.problem(state, "problem");
      line(
          text,
          label,
          Cells.local(state, "since")
              + "  "
              + Cells.text(state, "state")
              + (why.equals(Cells.NOTHING) ? "" : " (" + why + ")"));
      label = "";
    }
  }

  private static void line(StringBuilder text, String label, String value) {
    text.append("  %-12s %s%n".formatted(label, value));
  }
}
