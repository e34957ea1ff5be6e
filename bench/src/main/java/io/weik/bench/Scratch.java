package io.weik.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * A folder that is gone afterwards.
 *
 * @param path new and empty
 */
record Scratch(Path path) implements AutoCloseable {
  static Scratch in(Path folder) throws IOException {
    Files.createDirectories(folder);
    return new Scratch(Files.createTempDirectory(folder, "bench-"));
  }

  @Override
  public void close() throws IOException {
    try (var all = Files.walk(path)) {
      for (var one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    }
  }
}
