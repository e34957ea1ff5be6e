package io.weik.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands on stored events. */
@Command(
    name = "event",
    description = "Lists, follows, shows and replays stored events.",
    subcommands = {ReplayCommand.class, ReplaysCommand.class},
    footer = {
      "",
      "Examples:",
      "  weikio event ls --source github-webhooks --limit 5",
      "  weikio event ls -o json --from 2026-01-15T10:00:00Z",
      "  weikio event tail --type 'com.github.*'",
      "  weikio event replay --subscription billing --from 2h --dry-run"
    })
final class EventCommand {
  private static final String EVENTS = "events";

  /** Which events. */
  static final class Selection {
    @Option(names = "--source", paramLabel = "NAME", description = "Only of this EventSource.")
    private @Nullable String source;

    @Option(
        names = "--type",
        paramLabel = "TYPE",
        description = "Only of this CloudEvents type; com.example.* for all that begin so.")
    private @Nullable String type;

    Map<String, Optional<String>> values() {
      var values = new LinkedHashMap<String, Optional<String>>();
      values.put("source", Optional.ofNullable(source));
      values.put("type", Optional.ofNullable(type));
      return values;
    }
  }

  @Command(description = "Lists stored events, the newest last.")
  int ls(
      @Mixin ClientOptions client,
      @Mixin Output output,
      @Mixin Selection selection,
      @Option(
              names = "--from",
              paramLabel = "TIME",
              converter = PointInTime.class,
              description = "Stored at or after this time: " + PointInTime.FORM)
          @Nullable Instant from,
      @Option(
              names = "--to",
              paramLabel = "TIME",
              converter = PointInTime.class,
              description = "Stored before this time: " + PointInTime.FORM)
          @Nullable Instant to,
      @Option(
              names = "--limit",
              paramLabel = "COUNT",
              defaultValue = "20",
              description = "How many at most (default: ${DEFAULT-VALUE}).")
          int limit) {
    var values = selection.values();
    values.put("from", Optional.ofNullable(from).map(Instant::toString));
    values.put("to", Optional.ofNullable(to).map(Instant::toString));
    values.put("limit", Optional.of(String.valueOf(limit)));
    var answer = client.client().get(AdminClient.path(EVENTS) + AdminClient.query(values));
    if (output.isTable()) {
      output.print(answer, EventCommand::table);
    } else {
      output.print(cloudEvents(answer), JsonNode::toString);
    }
    return 0;
  }

  @Command(
      description = "Shows events as they are stored, until interrupted; with -o json one a line.")
  int tail(@Mixin ClientOptions client, @Mixin Output output, @Mixin Selection selection) {
    var query = AdminClient.query(selection.values());
    client.client().lines(AdminClient.path(EVENTS, "tail") + query, line -> follow(line, output));
    return 0;
  }

  @Command(description = "Shows one event whole.")
  int show(
      @Mixin ClientOptions client,
      @Mixin Output output,
      @Parameters(paramLabel = "ID") String id,
      @Option(names = "--source", paramLabel = "NAME", description = "The EventSource it is of.")
          @Nullable String source) {
    var query = AdminClient.query(Map.of("source", Optional.ofNullable(source)));
    var stored = client.client().get(AdminClient.path(EVENTS, id) + query);
    if (output.isTable()) {
      output.print(stored, EventCommand::detail);
    } else {
      output.print(stored.path("event"), JsonNode::toString);
    }
    return 0;
  }

  private static boolean follow(String line, Output output) {
    if (line.isBlank()) {
      return !System.out.checkError();
    }
    try {
      var stored = Output.JSON.readTree(line);
      System.out.println(output.isTable() ? EventLine.of(stored) : stored.path("event").toString());
      return !System.out.checkError();
    } catch (IOException _) {
      throw new CommandFailure(CommandFailure.FAILED, "the server sent a line that is not JSON");
    }
  }

  private static JsonNode cloudEvents(JsonNode answer) {
    var array = Output.JSON.createArrayNode();
    Cells.items(answer).forEach(stored -> array.add(stored.path("event")));
    return array;
  }

  private static String table(JsonNode answer) {
    var table = new Table("STORED", "TYPE", "SOURCE", "SUBJECT", "ID");
    for (var stored : Cells.items(answer)) {
      var event = stored.path("event");
      table.row(
          Cells.local(stored, "storedAt"),
          Cells.text(event, "type"),
          Cells.text(stored, "source"),
          Cells.text(event, "subject"),
          Cells.text(event, "id"));
    }
    return table.toString();
  }

  private static String detail(JsonNode stored) {
    return "%s \u00b7 position %s \u00b7 stored %s%n%s%n"
        .formatted(
            Cells.text(stored, "stream"),
            Cells.text(stored, "position"),
            Cells.local(stored, "storedAt"),
            Output.pretty(stored.path("event")));
  }
}
