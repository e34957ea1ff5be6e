package io.weik.source.filewatch;

import java.nio.file.Path;
import java.util.Optional;

/** Which files below the root a source is about. */
final class Selection {
  private final FileWatchConfig config;
  private final Optional<String> target;

  Selection(FileWatchConfig config) {
    this.config = config;
    this.target =
        config.target().filter(path -> path.startsWith(config.folder())).map(this::relative);
  }

  private String relative(Path path) {
    return config.folder().relativize(path).toString();
  }

  /** Whether changes of the file at a relative path are to be noticed. */
  boolean takes(String path) {
    return (config.includeSubdirectories() || path.indexOf('/') < 0)
        && !isDoneFile(path)
        && config.pattern().stream().anyMatch(glob -> glob.matches(path))
        && config.exclude().stream().noneMatch(glob -> glob.matches(path))
        && !isTarget(path);
  }

  /** Whether files in a folder below the root may be taken. */
  boolean enters(String folder) {
    return config.includeSubdirectories() && !isTarget(folder);
  }

  /** Whether this is the file that says of another one that it is finished. */
  boolean isDoneFile(String path) {
    return config.doneFile().filter(path::endsWith).isPresent();
  }

  /** The file that a done-file stands for. */
  String ofDoneFile(String path) {
    return path.substring(0, path.length() - config.doneFile().orElse("").length());
  }

  /** The done-file that the file at a relative path waits for. */
  Optional<String> doneFile(String path) {
    return config.doneFile().map(suffix -> path + suffix);
  }

  private boolean isTarget(String path) {
    return target
        .filter(folder -> path.equals(folder) || path.startsWith(folder + "/"))
        .isPresent();
  }
}
