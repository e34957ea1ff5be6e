package io.weik.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.weik.api.problem.ProblemException;
import io.weik.config.ConfigFiles;
import io.weik.config.ConfigText;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Applies files to a running Weikio. */
@Command(
    name = "apply",
    description = "Checks files and folders and makes a running Weikio run them; all or nothing.",
    footer = {
      "",
      "Examples:",
      "  weikio config apply push.yaml",
      "  weikio config apply sources/ --dry-run"
    })
final class ApplyCommand implements Callable<Integer> {
  @Mixin private ClientOptions client = new ClientOptions();
  @Mixin private Output output = new Output();

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "Files or folders of YAML; - for standard input.")
  private List<String> paths = List.of();

  @Option(names = "--dry-run", description = "Only say what would change.")
  private boolean dryRun;

  @Override
  public Integer call() {
    var path = AdminClient.path("apply") + (dryRun ? "?dryRun=true" : "");
    var result = client.client().post(path, body(read(paths)));
    output.print(result, answer -> table(answer, dryRun));
    return 0;
  }

  static List<ConfigText> read(List<String> paths) {
    try {
      return ConfigFiles.read(paths, System.in);
    } catch (ProblemException wrong) {
      throw new CommandFailure(CommandFailure.FAILED, CommandFailure.text(wrong.problems()));
    }
  }

  private static JsonNode body(List<ConfigText> texts) {
    var body = Output.JSON.createObjectNode();
    var files = body.putArray("files");
    for (var text : texts) {
      files
          .addObject()
          .put("name", text.file())
          .put("base64", Base64.getEncoder().encodeToString(text.bytes().bytes()));
    }
    return body;
  }

  private static String table(JsonNode answer, boolean dryRun) {
    var text = new StringBuilder();
    var changes = answer.path("changes");
    for (var change : changes) {
      var action = change.path("action").asText().toLowerCase(Locale.ROOT);
      text.append(
          "  %-10s %s %s%n"
              .formatted(action, change.path("kind").asText(), change.path("name").asText()));
    }
    for (var notice : answer.path("notices")) {
      text.append("  note       ").append(Cells.text(notice, "text")).append('\n');
    }
    return text.append(dryRun ? "nothing was changed (dry run)\n" : "applied\n").toString();
  }
}
