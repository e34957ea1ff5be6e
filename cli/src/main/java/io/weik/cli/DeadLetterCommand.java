package io.weik.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands on dead letters. */
@Command(
    name = "deadletter",
    description = "Lists, shows, retries and discards events that could not be delivered.",
    subcommands = {RetryCommand.class, DiscardCommand.class},
    footer = {
      "",
      "Examples:",
      "  weikio deadletter ls",
      "  weikio deadletter retry --subscription billing --dry-run",
      "  weikio deadletter retry 0198c3d2-7a51-7f3e-9a44-1a2b3c4d5e6f",
      "  weikio deadletter discard --error 'unknown currency'"
    })
final class DeadLetterCommand {
  private static final String DEAD_LETTERS = "deadletters";

  @Command(description = "Lists dead letters, the oldest first.")
  int ls(
      @Mixin ClientOptions client,
      @Mixin Output output,
      @Mixin LetterSelection selection,
      @Option(
              names = "--limit",
              paramLabel = "COUNT",
              defaultValue = "100",
              description = "How many at most (default: ${DEFAULT-VALUE}).")
          int limit) {
    var values = selection.values();
    values.put("limit", Optional.of(String.valueOf(limit)));
    var path = AdminClient.path(DEAD_LETTERS) + AdminClient.query(values);
    var answer = client.client().get(path);
    output.print(answer, DeadLetterCommand::table);
    if (answer.hasNonNull("next") && answer.path("total").asLong() > limit) {
      System.err.println("there may be more: see --limit, --from and --to");
    }
    return 0;
  }

  @Command(description = "Shows one dead letter: the event as it was, and every try.")
  int show(
      @Mixin ClientOptions client,
      @Mixin Output output,
      @Parameters(paramLabel = "ID", description = "Whole, or its last characters.") String id) {
    output.print(
        client.client().get(AdminClient.path(DEAD_LETTERS, id)), DeadLetterCommand::detail);
    return 0;
  }

  private static String table(JsonNode answer) {
    var table = new Table("ID", "AGE", "SOURCE", "SUBSCRIPTION", "FLOW", "TRIES", "ERROR");
    for (var item : Cells.items(answer)) {
      table.row(
          Cells.text(item, "id"),
          Cells.ago(item, "at"),
          Cells.text(item, "source"),
          Cells.text(item, "subscription"),
          Cells.text(item, "flow"),
          String.valueOf(item.path("tries").size()),
          Cells.text(item, "error"));
    }
    return table.toString();
  }

  private static String detail(JsonNode item) {
    var text = new StringBuilder();
    text.append(Cells.text(item, "id") + " \u00b7 " + Cells.text(item, "source"));
    text.append(
        item.path("subscription").asText().isEmpty()
            ? " could not make it\n"
            : " \u2192 %s \u2192 %s%n"
                .formatted(Cells.text(item, "subscription"), Cells.text(item, "flow")));
    for (var one : item.path("tries")) {
      text.append("  %s  %s%n".formatted(Cells.local(one, "at"), Cells.text(one, "error")));
    }
    return text.append(Output.pretty(item.path("event"))).append('\n').toString();
  }
}
