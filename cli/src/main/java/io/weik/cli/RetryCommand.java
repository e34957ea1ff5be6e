package io.weik.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Delivers dead letters again. */
@Command(
    name = "retry",
    description = "Delivers dead letters again, each only to the flow that failed.",
    footer = {
      "",
      "Examples:",
      "  weikio deadletter retry --subscription billing --dry-run",
      "  weikio deadletter retry --error 'connection refused' --from 2h --rate 10"
    })
final class RetryCommand implements Callable<Integer> {
  private static final int LARGEST_PAGE = 1000;

  @Mixin private ClientOptions client = new ClientOptions();
  @Mixin private Output output = new Output();
  @Mixin private LetterSelection selection = new LetterSelection();

  @Parameters(
      paramLabel = "ID",
      arity = "0..1",
      description = "Only this one: its id, or its last characters.")
  private @Nullable String id;

  @Option(names = "--all", description = "Retry every dead letter.")
  private boolean all;

  @Option(names = "--dry-run", description = "Only say what would be retried.")
  private boolean dryRun;

  @Option(
      names = "--rate",
      paramLabel = "COUNT",
      defaultValue = "50",
      description = "How many a second at most (default: ${DEFAULT-VALUE}).")
  private int rate = 50;

  @Override
  public Integer call() {
    var values = selection.values(id, all);
    values.put("rate", Optional.of(String.valueOf(rate)));
    var letters = new LetterPages(client.client(), "retry", values);
    var planned = letters.planned();
    if (dryRun) {
      output.print(planned, RetryCommand::planned);
      return 0;
    }
    var result = retried(letters, planned.path("items").size());
    output.print(result, RetryCommand::told);
    return Cells.items(result).stream().anyMatch(item -> item.hasNonNull("error"))
        ? CommandFailure.FAILED
        : 0;
  }

  /** In pages of what one second retries. */
  private ObjectNode retried(LetterPages letters, int count) {
    int page = Math.clamp(rate, 1, LARGEST_PAGE);
    var terminal = Terminal.ofProcess();
    if (id != null || !terminal.isThere()) {
      return letters.done(count, page, _ -> {});
    }
    try (var progress = Progress.of(terminal, "retrying", count)) {
      return letters.done(count, page, progress::reached);
    }
  }

  private static String planned(JsonNode answer) {
    return "would retry %s; run without --dry-run to do it%n"
        .formatted(Cells.count(answer, "dead letter"));
  }

  private static String told(JsonNode answer) {
    var text = new StringBuilder();
    for (var item : Cells.items(answer)) {
      text.append(Cells.text(item, "id"))
          .append(
              item.hasNonNull("error")
                  ? "  failed again: " + Table.printable(Cells.text(item, "error"))
                  : "  delivered")
          .append('\n');
    }
    return text.isEmpty() ? "nothing to retry\n" : text.toString();
  }
}
