package io.weik.cli;

import io.weik.server.Deployment;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Walks the program's ways once, so that a class cache made of this run holds what users need. */
@Command(name = "warm-up", hidden = true)
final class WarmUpCommand implements Callable<Integer> {
  @Override
  public Integer call() throws InterruptedException {
    try (var folder = TemporaryFolder.create()) {
      var options = new ServerOptions().orIn(folder.path().resolve("data")).onFreePorts();
      try (var assembly = Assembly.open(options).ready(WarmUpCommand::prepare)) {
        System.out.print(Summary.of(assembly, options));
        Demo.feed(assembly.adminPort(), Optional.ofNullable(System.getenv("WEIKIO_TOKEN")));
        ask(assembly.adminPort());
      }
    }
    return 0;
  }

  private static void prepare(Assembly assembly) throws InterruptedException {
    var _ = assembly.deployment().apply(Demo.texts(), Deployment.Scope.WHOLE);
  }

  private static void ask(int adminPort) {
    var server = "--server=" + Assembly.local(adminPort);
    for (var words :
        new String[][] {
          {"--help"},
          {"es", "ls", server},
          {"esi", "ls", server, "-o", "json"},
          {"event", "ls", server},
          {"explain", "EventSource.webhook.Path"}
        }) {
      int _ = Main.commandLine().execute(words);
    }
  }
}
