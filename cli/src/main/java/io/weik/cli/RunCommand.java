package io.weik.cli;

import io.weik.config.ConfigText;
import io.weik.config.ProblemText;
import io.weik.server.Deployment;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Runs files in this process and shows what happens. */
@Command(
    name = "run",
    description = {
      "Runs everything in one process from YAML files or folders, and shows events as they come.",
      "The files are the whole truth: what an earlier run on the same data folder had and they have not, goes."
    },
    footer = {
      "",
      "Examples:",
      "  weikio run push.yaml",
      "  weikio run sources/ flows/ --port 9000 --data-dir /var/lib/weikio"
    })
final class RunCommand implements Callable<Integer> {
  @Mixin private ServerOptions options = new ServerOptions();

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "Files or folders of YAML; - for standard input.")
  private List<String> paths = List.of();

  @Override
  public Integer call() throws InterruptedException {
    var texts = ApplyCommand.read(paths);
    var console = new Console(System.out, Clock.systemUTC());
    var assembly = Assembly.open(options).ready(opened -> prepare(opened, texts, console));
    System.out.print(Summary.of(assembly, options));
    System.out.println(Summary.next(assembly.node().instances(), assembly.adminPort()));
    new Stay().untilTold(assembly, console::flush);
    return 0;
  }

  private static void prepare(Assembly assembly, List<ConfigText> texts, Console console)
      throws InterruptedException {
    assembly.node().listen(console);
    var outcome =
        assembly.deployment().apply(texts, Deployment.Scope.WHOLE, Deployment.Places.KEPT);
    System.err.print(ProblemText.notices(outcome.notices()));
  }
}
