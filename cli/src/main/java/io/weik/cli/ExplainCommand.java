package io.weik.cli;

import io.weik.config.Reference;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Explains what can be declared. */
@Command(
    name = "explain",
    description = "Explains kinds, source types and parameters.",
    footer = {
      "",
      "Examples:",
      "  weikio explain",
      "  weikio explain EventSource.webhook",
      "  weikio explain EventSource.webhook.Path"
    })
final class ExplainCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Parameters(
      paramLabel = "PATH",
      arity = "0..1",
      defaultValue = "",
      description = "As EventSource.webhook.Path; all kinds when left out.")
  private String path = "";

  @Override
  public Integer call() {
    var reference = new Reference(BuiltInSources.all());
    var text = reference.explain(path);
    if (text.isEmpty()) {
      var near = reference.suggestions(path);
      throw new CommandFailure(
          CommandFailure.FAILED,
          "nothing to explain: "
              + path
              + (near.isEmpty() ? "" : "\n    did you mean " + String.join(" or ", near) + "?"));
    }
    var result = Output.JSON.createObjectNode().put("path", path).put("text", text.get());
    output.print(result, _ -> text.get().stripTrailing() + "\n");
    return 0;
  }
}
