package io.weik.cli;

import io.weik.config.ConfigText;
import io.weik.config.ProblemText;
import io.weik.server.Deployment;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The long-running server. */
@Command(
    name = "serve",
    description = {
      "Runs the server: what was applied before runs again, and config apply adds to it.",
      "A folder given with --config is applied at start."
    },
    footer = {
      "",
      "Examples:",
      "  weikio serve --data-dir /var/lib/weikio",
      "  weikio serve --config /etc/weikio/config"
    })
final class ServeCommand implements Callable<Integer> {
  @Mixin private ServerOptions options = new ServerOptions();

  @Option(
      names = "--config",
      paramLabel = "FOLDER",
      description = "Folder of YAML to apply at start, beside what was applied before.")
  private @Nullable Path config;

  @Override
  public Integer call() throws InterruptedException {
    var texts =
        Optional.ofNullable(config).map(folder -> ApplyCommand.read(List.of(folder.toString())));
    var assembly = Assembly.open(options).ready(opened -> prepare(opened.deployment(), texts));
    System.err.print(Summary.of(assembly, options));
    new Stay().untilTold(assembly, () -> {});
    return 0;
  }

  private static void prepare(Deployment deployment, Optional<List<ConfigText>> texts)
      throws InterruptedException {
    if (texts.isEmpty()) {
      deployment.restore();
    } else {
      var outcome = deployment.apply(texts.get(), Deployment.Scope.JOIN, Deployment.Places.KEPT);
      System.err.print(ProblemText.notices(outcome.notices()));
    }
  }
}
