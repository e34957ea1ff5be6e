package io.weik.source.filewatch.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders on the file systems that matter. */
final class Place {
  private Place() {}

  /**
   * A new one.
   *
   * @param place where, empty for where temporary files are
   */
  static Path folder(String place) throws IOException {
    return place.isEmpty()
        ? Files.createTempDirectory("watch-").toRealPath()
        : Files.createTempDirectory(Path.of(place), "watch-");
  }

  static void remove(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.deleteIfExists(path);
    }
  }
}
