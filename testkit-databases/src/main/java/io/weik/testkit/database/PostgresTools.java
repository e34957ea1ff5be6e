package io.weik.testkit.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Programs of PostgreSQL's clients, as {@code pgbench} and {@code pg_recvlogical}: those that are
 * installed on this machine, or else those of Debian 12, fetched into the cache.
 */
public final class PostgresTools {
  private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
  private static final String BIN = "usr/lib/postgresql/15/bin";
  private static final List<String> NAMES = List.of("pgbench", "pg_recvlogical", "psql");

  private PostgresTools() {}

  /** A program that can be called; empty where it is neither installed nor in Debian 12. */
  public static Optional<Path> find(String name) {
    var installed = installed(name);
    return installed.isPresent() ? installed : fetched(name);
  }

  private static Optional<Path> installed(String name) {
    if (!Files.isDirectory(INSTALLED)) {
      return Optional.empty();
    }
    try (var versions = Files.list(INSTALLED)) {
      return versions
          .map(version -> version.resolve("bin").resolve(name))
          .filter(Files::isExecutable)
          .max(Path::compareTo);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Optional<Path> fetched(String name) {
    if (!NAMES.contains(name) || !Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
      return Optional.empty();
    }
    var folder = Cache.ofUser().folder("postgres-tools-15", PostgresTools::unpack);
    return Optional.of(folder.resolve(name));
  }

  private static void unpack(Path folder) {
    DebianPackages.unpack(
        folder,
        "postgresql-client-15",
        "postgresql-15",
        "libpq5",
        "libldap-2.5-0",
        "libsasl2-2",
        "libgssapi-krb5-2",
        "libkrb5-3",
        "libk5crypto3",
        "libkrb5support0",
        "libkeyutils1",
        "libcom-err2",
        "libssl3",
        "libreadline8");
    for (var name : NAMES) {
      var script = Folders.write(folder.resolve(name), script());
      Command.in(folder, "chmod", "+x", script.toString()).run();
      Command.in(folder, script.toString(), "--version").run();
    }
  }

  /** Finds the libraries beside itself, wherever its folder is moved to. */
  private static String script() {
    return """
        #!/bin/sh
        here=$(dirname "$0")
        export LD_LIBRARY_PATH="%s"
        exec "$here/%s/$(basename "$0")" "$@"
        """
        .formatted(DebianPackages.libraries("$here"), BIN);
  }
}
