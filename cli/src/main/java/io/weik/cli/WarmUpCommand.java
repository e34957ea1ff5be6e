package io.weik.cli;

import io.weik.server.Deployment;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Walks the program's ways once, so that a class cache made of this run holds what users need. The
 * server's classes would only slow the other commands down, so each has a cache of its own.
 */
@Command(name = "warm-up", hidden = true)
final class WarmUpCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "PART",
      description = "server, or commands: those that ask a running server.")
  private String part = "";

  @Override
  public Integer call() throws Exception {
    if (part.equals("server")) {
      serve();
    } else {
      ask();
    }
    return 0;
  }

  private static void serve() throws InterruptedException {
    try (var folder = TemporaryFolder.create()) {
      var options = new ServerOptions().orIn(folder.path().resolve("data")).onFreePorts();
      try (var assembly = Assembly.open(options).ready(WarmUpCommand::prepare)) {
        System.out.print(Summary.of(assembly, options));
        Demo.feed(assembly.adminPort(), Optional.ofNullable(System.getenv("WEIKIO_TOKEN")));
      }
    }
  }

  private static void prepare(Assembly assembly) throws InterruptedException {
    var _ =
        assembly.deployment().apply(Demo.texts(), Deployment.Scope.WHOLE, Deployment.Places.KEPT);
  }

  /**
   * Asks a stand-in that answers everything alike: what a command does until it prints is the same.
   */
  private static void ask() throws Exception {
    try (var standIn = new StandIn()) {
      for (var words :
          new String[][] {
            {"--help"},
            {"es", "ls", standIn.option()},
            {"esi", "ls", standIn.option(), "-o", "json"},
            {"event", "ls", standIn.option(), "-o", "yaml"},
            {"explain", "EventSource.webhook.Path"}
          }) {
        int _ = Commands.run(words);
      }
    }
  }
}
