package io.weik.cli;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the running Weikio is that a command talks to. */
final class ClientOptions {
  private static final String HOME = "http://127.0.0.1:8081";

  @Option(
      names = "--server",
      paramLabel = "URL",
      description =
          "Admin address of a running Weikio (default: WEIKIO_SERVER, else http://127.0.0.1:8081).")
  private @Nullable String server;

  AdminClient client() {
    var named = Optional.ofNullable(server).or(() -> environment("WEIKIO_SERVER")).orElse(HOME);
    return new AdminClient(address(named), environment("WEIKIO_TOKEN"));
  }

  private static URI address(String text) {
    try {
      var uri = URI.create(text.contains("://") ? text : "http://" + text);
      if (uri.getHost() != null) {
        return uri;
      }
    } catch (IllegalArgumentException _) {
      // told below, like every other address that is none
    }
    throw new CommandFailure(
        CommandFailure.USAGE,
        "not a server address: " + text + " (expected: such as " + HOME + ")");
  }

  private static Optional<String> environment(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
  }
}
