package io.weik.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands on dead letters. */
@Command(
    name = "deadletter",
    description = "Lists, shows and retries events that could not be delivered.",
    footer = {
      "",
      "Examples:",
      "  weikio deadletter ls",
      "  weikio deadletter retry --subscription billing --dry-run",
      "  weikio deadletter retry 0198c3d2-7a51-7f3e-9a44-1a2b3c4d5e6f"
    })
final class DeadLetterCommand {
  private static final String DEAD_LETTERS = "deadletters";

  /** Which dead letters. */
  static final class Selection {
    @Option(names = "--source", paramLabel = "NAME", description = "Only of this EventSource.")
    private @Nullable String source;

    @Option(
        names = "--subscription",
        paramLabel = "NAME",
        description = "Only of this EventSubscription.")
    private @Nullable String subscription;

    Map<String, Optional<String>> values() {
      var values = new LinkedHashMap<String, Optional<String>>();
      values.put("source", Optional.ofNullable(source));
      values.put("subscription", Optional.ofNullable(subscription));
      return values;
    }
  }

  @Command(description = "Lists dead letters, the oldest first.")
  int ls(@Mixin ClientOptions client, @Mixin Output output, @Mixin Selection selection) {
    var query = AdminClient.query(selection.values());
    output.print(
        client.client().get(AdminClient.path(DEAD_LETTERS) + query), DeadLetterCommand::table);
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

  @Command(description = "Delivers dead letters again, each to the flow that failed.")
  int retry(
      @Mixin ClientOptions client,
      @Mixin Output output,
      @Mixin Selection selection,
      @Parameters(paramLabel = "ID", arity = "0..1") @Nullable String id,
      @Option(names = "--all", description = "Retry every dead letter.") boolean all,
      @Option(names = "--dry-run", description = "Only say what would be retried.")
          boolean dryRun) {
    var values = selection.values();
    values.put("id", Optional.ofNullable(id));
    boolean selected = values.values().stream().anyMatch(Optional::isPresent);
    if (!selected && !all) {
      throw new CommandFailure(
          CommandFailure.USAGE,
          "which dead letters? (expected: an id, --source, --subscription or --all)");
    }
    values.put("dryRun", Optional.of(String.valueOf(dryRun)));
    var path = AdminClient.path(DEAD_LETTERS, "retry") + AdminClient.query(values);
    var result = client.client().post(path, new byte[0]);
    output.print(result, answer -> dryRun ? planned(answer) : retried(answer));
    return Cells.items(result).stream().anyMatch(item -> item.hasNonNull("error"))
        ? CommandFailure.FAILED
        : 0;
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
    text.append(
        "%s \u00b7 %s \u2192 %s \u2192 %s%n"
            .formatted(
                Cells.text(item, "id"),
                Cells.text(item, "source"),
                Cells.text(item, "subscription"),
                Cells.text(item, "flow")));
    for (var one : item.path("tries")) {
      text.append("  %s  %s%n".formatted(Cells.local(one, "at"), Cells.text(one, "error")));
    }
    return text.append(Output.pretty(item.path("event"))).append('\n').toString();
  }

  private static String planned(JsonNode answer) {
    return "would retry %d; run without --dry-run to do it%n".formatted(Cells.items(answer).size());
  }

  private static String retried(JsonNode answer) {
    var text = new StringBuilder();
    for (var item : Cells.items(answer)) {
      var error = Cells.text(item, "error");
      text.append(
          "%s  %s%n"
              .formatted(
                  Cells.text(item, "id"),
                  error.equals(Cells.NOTHING) ? "delivered" : "failed again: " + error));
    }
    return text.isEmpty() ? "nothing to retry\n" : text.toString();
  }
}
