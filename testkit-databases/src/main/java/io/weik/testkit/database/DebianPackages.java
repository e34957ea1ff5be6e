package io.weik.testkit.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Packages of this machine's Debian, unpacked beside it: no root is needed and nothing changes. */
final class DebianPackages {
  private DebianPackages() {}

  /** Where the libraries of packages unpacked into a folder are, as a search path. */
  static String libraries(String folder) {
    return "%1$s/usr/lib/x86_64-linux-gnu:%1$s/lib/x86_64-linux-gnu".formatted(folder);
  }

  /** Unpacks packages into a folder, without what they depend on. */
  static void unpack(Path folder, String... names) {
    try {
      var scratch = Files.createTempDirectory(folder, "packages");
      download(scratch, names);
      try (var files = Files.newDirectoryStream(scratch, "*.deb")) {
        for (var file : files) {
          Command.in(folder, "dpkg-deb", "-x", file.toString(), folder.toString()).run();
        }
      }
      Folders.delete(scratch);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Downloads with the machine's lists of packages; where they are none or too old, with new ones.
   */
  private static void download(Path scratch, String... names) throws IOException {
    try {
      get(scratch, List.of(), "download", names);
    } catch (UncheckedIOException _) {
      Files.createDirectories(scratch.resolve("lists/partial"));
      Files.createDirectories(scratch.resolve("cache/archives/partial"));
      var places =
          List.of(
              "-oDir::State::lists=" + scratch.resolve("lists"),
              "-oDir::Cache=" + scratch.resolve("cache"));
      get(scratch, places, "update");
      get(scratch, places, "download", names);
    }
  }

  private static void get(Path scratch, List<String> options, String what, String... names) {
    var words = new ArrayList<>(List.of("apt-get", "-qq", "-oAPT::Sandbox::User=root"));
    words.addAll(options);
    words.add(what);
    words.addAll(List.of(names));
    Command.in(scratch, words.toArray(String[]::new)).run();
  }
}
