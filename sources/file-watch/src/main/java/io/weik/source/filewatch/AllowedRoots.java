package io.weik.source.filewatch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The folders that file-watch sources may look into.
 *
 * @param folders absolute; everywhere when empty
 */
record AllowedRoots(List<Path> folders) {
  AllowedRoots {
    folders = folders.stream().map(each -> each.toAbsolutePath().normalize()).toList();
  }

  /** Whether a path is in one of them by its name alone. */
  boolean named(Path absolute) {
    return folders.isEmpty() || folders.stream().anyMatch(absolute::startsWith);
  }

  /**
   * Whether a path without links is in one of them.
   *
   * @throws IOException when links cannot be resolved
   */
  boolean real(Path real) throws IOException {
    if (folders.isEmpty()) {
      return true;
    }
    for (var folder : folders) {
      if (real.startsWith(folder.toFile().exists() ? folder.toRealPath() : folder)) {
        return true;
      }
    }
    return false;
  }

  String text() {
    return folders.stream().map(Path::toString).collect(Collectors.joining(", "));
  }
}
