package io.weik.cli;

import io.weik.server.Deployment;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the way of an event with an example that feeds itself. */
@Command(
    name = "demo",
    description = {
      "Starts a small example of every source type, feeds it, shows each event arriving in a flow, and stays up.",
      "Its data is gone when it ends, unless --data-dir is given."
    },
    footer = {"", "Example:", "  weikio demo"})
final class DemoCommand implements Callable<Integer> {
  private static final Map<String, String> HINTS =
      new TreeMap<>(
          Map.of(
              "event ls", "what is stored",
              "esi status shop-orders-0", "how the source is doing",
              "config get es shop-orders", "what was declared",
              "eventsubscription ls", "who is how far"));

  @Mixin private ServerOptions options = new ServerOptions();

  @Override
  public Integer call() throws InterruptedException {
    try (var folder = TemporaryFolder.create()) {
      var console = new Console(System.out, Clock.systemUTC());
      var assembly =
          Assembly.open(options.orIn(folder.path().resolve("data")))
              .ready(
                  opened -> {
                    opened.node().listen(console);
                    var _ =
                        opened
                            .deployment()
                            .apply(Demo.texts(), Deployment.Scope.WHOLE, Deployment.Places.KEPT);
                  });
      System.out.print(Summary.of(assembly, options));
      Demo.feed(assembly.adminPort(), Optional.ofNullable(System.getenv("WEIKIO_TOKEN")));
      forge(assembly.webhookPort());
      console.settle();
      System.out.print(next(assembly.adminPort()));
      new Stay().untilTold(assembly, console::flush);
      return 0;
    }
  }

  /** Sends what an attacker might: a delivery without a signature. */
  private static void forge(int port) {
    try {
      var url = URI.create("http://127.0.0.1:" + port + "/webhooks/orders").toURL();
      var connection = (HttpURLConnection) url.openConnection();
      connection.setDoOutput(true);
      connection.setRequestProperty("Content-Type", "application/json");
      connection.getOutputStream().write("{\"orderId\": \"0\"}".getBytes(StandardCharsets.UTF_8));
      var _ = connection.getResponseCode();
      connection.disconnect();
    } catch (IOException failure) {
      throw new CommandFailure(
          CommandFailure.FAILED, "the webhook listener does not answer: " + failure.getMessage());
    }
  }

  private static String next(int adminPort) {
    var server = adminPort == 8081 ? "" : " --server " + Assembly.local(adminPort);
    var table = new Table("TYPE", "TO SEE");
    HINTS.forEach((command, shown) -> table.row("./weikio " + command + server, shown));
    return """

          Three signed orders came in, were stored and reached the flow; a forged one was refused.
          It stays up. In another terminal, look at:

        """
        + table.toString().indent(4);
  }
}
