package io.weik.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
  @Mixin private LetterChoice choice = new LetterChoice();

  @Option(
      names = "--rate",
      paramLabel = "COUNT",
      defaultValue = "50",
      description = "How many a second at most (default: ${DEFAULT-VALUE}).")
  private int rate = 50;

  @Override
  public Integer call() {
    var values = choice.values();
    values.put("rate", Optional.of(String.valueOf(rate)));
    var letters = new LetterPages(client.client(), "retry", values);
    var planned = letters.planned();
    if (choice.isDryRun()) {
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
    if (choice.isOne() || !terminal.isThere()) {
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
