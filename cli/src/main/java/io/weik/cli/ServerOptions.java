package io.weik.cli;

import io.weik.api.parameter.Secret;
import io.weik.config.bind.Durations;
import io.weik.runtime.RuntimeOptions;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a Weikio process keeps its data and listens. */
final class ServerOptions {
  @Option(
      names = "--data-dir",
      paramLabel = "FOLDER",
      defaultValue = "${env:WEIKIO_DATA_DIR}",
      description = "Folder that holds all state (default: WEIKIO_DATA_DIR, else ./data).")
  private @Nullable Path dataDir;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "0.0.0.0",
      description = "Address that webhooks listen on (default: ${DEFAULT-VALUE}).")
  private String host = "0.0.0.0";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "${env:WEIKIO_PORT:-8080}",
      description =
          "Port that webhooks listen on (default: WEIKIO_PORT, else 8080; 0: any free one).")
  private int port;

  @Option(
      names = "--admin-host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = {
        "Address that the admin API listens on (default: ${DEFAULT-VALUE}).",
        "Beyond this machine it needs a token in WEIKIO_TOKEN."
      })
  private String adminHost = "127.0.0.1";

  @Option(
      names = "--admin-port",
      paramLabel = "PORT",
      defaultValue = "${env:WEIKIO_ADMIN_PORT:-8081}",
      description =
          "Port that the admin API listens on (default: WEIKIO_ADMIN_PORT, else 8081; 0: any free one).")
  private int adminPort;

  @Option(
      names = "--keep-for",
      paramLabel = "TIME",
      description = "How long events are kept that no subscription needs any more (default: 30d).")
  private @Nullable String keepFor;

  @Option(
      names = "--keep-bytes",
      paramLabel = "BYTES",
      description = "How much of a stream is kept at most, under the same condition.")
  private @Nullable Long keepBytes;

  @Option(
      names = "--allow-root",
      paramLabel = "FOLDER",
      description = {
        "Folder that sources may watch files in; may be given several times.",
        "Default: the folders in WEIKIO_ALLOWED_ROOTS, else everywhere."
      })
  private List<Path> allowedRoots = List.of();

  /** These options with a folder that is used unless the user named one. */
  ServerOptions orIn(Path folder) {
    dataDir = dataDir == null ? folder : dataDir;
    return this;
  }

  /** Folders outside which no files are watched; everywhere when empty. */
  List<Path> allowedRoots() {
    var environment = System.getenv("WEIKIO_ALLOWED_ROOTS");
    return allowedRoots.isEmpty() && environment != null && !environment.isBlank()
        ? Arrays.stream(environment.split(File.pathSeparator, -1)).map(Path::of).toList()
        : allowedRoots;
  }

  Path dataDir() {
    return dataDir == null ? Path.of("data") : dataDir;
  }

  /** Beside the data folder, so that a copy of the one does not hold the other. */
  Path keyFile() {
    return dataDir().resolveSibling(dataDir().getFileName() + ".key");
  }

  /** These options with any free ports. */
  ServerOptions onFreePorts() {
    port = 0;
    adminPort = 0;
    return this;
  }

  String host() {
    return host;
  }

  int port() {
    return port;
  }

  String adminHost() {
    return adminHost;
  }

  int adminPort() {
    return adminPort;
  }

  Optional<Secret> adminToken() {
    return Optional.ofNullable(System.getenv("WEIKIO_TOKEN")).map(Secret::parse);
  }

  RuntimeOptions runtime() {
    var defaults = RuntimeOptions.defaults();
    return new RuntimeOptions(
        defaults.restart(),
        defaults.grace(),
        Optional.ofNullable(keepFor).map(ServerOptions::duration).orElse(defaults.keepFor()),
        keepBytes == null ? defaults.keepBytes() : OptionalLong.of(keepBytes));
  }

  private static Duration duration(String text) {
    try {
      return Durations.parse(text);
    } catch (IllegalArgumentException wrong) {
      throw new CommandFailure(
          CommandFailure.USAGE, "--keep-for: " + text + " (expected: " + wrong.getMessage() + ")");
    }
  }
}
