package io.weik.testkit.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A JVM that wants a folder of a cache; if it fills it, it gives another time to do so too. */
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
    mark(root, "wants");
    new Cache(root).folder("program", _ -> fill(root));
  }

  private static void fill(Path root) {
    try {
      mark(root, "fills");
      await(root, "wants", Duration.ofSeconds(20));
      await(root, "fills", Duration.ofMillis(300));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void mark(Path root, String what) throws IOException {
    Files.createFile(root.resolve(what + ProcessHandle.current().pid()));
  }

  /** Waits so long at most until two of them do it. */
  private static void await(Path root, String what, Duration time) throws IOException {
    long end = System.nanoTime() + time.toNanos();
    while (count(root, what) < 2 && System.nanoTime() < end) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** How many of them want the folder, or fill it. */
  static int count(Path root, String what) throws IOException {
    try (var files = Files.newDirectoryStream(root, what + "*")) {
      int count = 0;
      for (var _ : files) {
        count++;
      }
      return count;
    }
  }
}
