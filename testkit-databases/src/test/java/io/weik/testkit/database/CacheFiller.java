package io.weik.testkit.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A JVM that wants a folder of a cache; if it fills it, it takes until another wants it too. */
final class CacheFiller {
  private CacheFiller() {}

  static Process start(Path root) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            CacheFiller.class.getName(),
            root.toString())
        .inheritIO()
        .start();
  }

  public static void main(String[] arguments) throws IOException {
    var root = Path.of(arguments[0]);
    Files.createFile(root.resolve("wants" + ProcessHandle.current().pid()));
    new Cache(root).folder("program", _ -> fill(root));
  }

  private static void fill(Path root) {
    try {
      while (wanting(root) < 2) {
        Thread.onSpinWait();
      }
      Files.writeString(
          root.resolve("fillings"), "one\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long wanting(Path root) throws IOException {
    try (var files = Files.newDirectoryStream(root, "wants*")) {
      long count = 0;
      for (var _ : files) {
        count++;
      }
      return count;
    }
  }
}
