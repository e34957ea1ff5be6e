package io.weik.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Removes dead letters for good. */
@Command(
    name = "discard",
    description = "Removes dead letters for good; asks before it does.",
    footer = {
      "",
      "Examples:",
      "  weikio deadletter discard --subscription billing --dry-run",
      "  weikio deadletter discard --error 'unknown currency' --force"
    })
final class DiscardCommand implements Callable<Integer> {
  private static final int PAGE = 1000;

  @Mixin private ClientOptions client = new ClientOptions();
  @Mixin private Output output = new Output();
  @Mixin private LetterChoice choice = new LetterChoice();

  @Option(names = "--force", description = "Do not ask.")
  private boolean force;

  @Override
  public Integer call() {
    var letters = new LetterPages(client.client(), "discard", choice.values());
    var planned = letters.planned();
    if (choice.isDryRun()) {
      output.print(planned, DiscardCommand::planned);
      return 0;
    }
    if (!planned.path("items").isEmpty()) {
      var which = Cells.count(planned, "dead letter");
      Terminal.ofProcess().consent(force, "discard %s for good?".formatted(which));
      planned = letters.done(planned.path("items").size(), PAGE, _ -> {});
    }
    output.print(planned, DiscardCommand::told);
    return 0;
  }

  private static String planned(JsonNode answer) {
    return "would discard %s; run without --dry-run to do it%n"
        .formatted(Cells.count(answer, "dead letter"));
  }

  private static String told(JsonNode answer) {
    return answer.path("items").isEmpty()
        ? "nothing to discard\n"
        : "discarded %s%n".formatted(Cells.count(answer, "dead letter"));
  }
}
