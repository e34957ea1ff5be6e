package io.weik.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.weik.api.problem.ProblemException;
import io.weik.config.ConfigFiles;
import io.weik.config.ConfigText;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
      "  weikio config apply sources/ --dry-run",
      "  weikio config apply everything/ --prune"
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

  @Option(
      names = "--prune",
      description = "Remove what the files do not name; asks before it removes a subscription.")
  private boolean prune;

  @Option(names = "--force", description = "Do not ask.")
  private boolean force;

  @Override
  public Integer call() {
    var server = client.client();
    var body = body(read(paths));
    if (dryRun) {
      output.print(server.post(path(true), body), ApplyCommand::planned);
      return 0;
    }
    if (prune && !force) {
      Removal.consent(Terminal.ofProcess(), Removal.in(server.post(path(true), body)));
    }
    output.print(server.post(path(false), body), ApplyCommand::applied);
    return 0;
  }

  private String path(boolean planning) {
    var values = new LinkedHashMap<String, Optional<String>>();
    values.put("dryRun", Optional.of("true").filter(_ -> planning));
    values.put("prune", Optional.of("true").filter(_ -> prune));
    values.put("force", Optional.of("true").filter(_ -> prune && !planning));
    return AdminClient.path("apply") + AdminClient.query(values);
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

  private static String planned(JsonNode answer) {
    return changes(answer) + "nothing was changed (dry run)\n";
  }

  private static String applied(JsonNode answer) {
    return changes(answer) + "applied\n";
  }

  private static String changes(JsonNode answer) {
    var text = new StringBuilder();
    for (var change : answer.path("changes")) {
      var action = change.path("action").asText().toLowerCase(Locale.ROOT);
      text.append(
          "  %-10s %s %s%n"
              .formatted(action, change.path("kind").asText(), change.path("name").asText()));
      for (var line : change.path("diff")) {
        text.append("      ").append(Table.printable(line.asText())).append('\n');
      }
    }
    for (var notice : answer.path("notices")) {
      text.append("  note       ").append(Cells.text(notice, "text").stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
