package io.weik.source.filewatch;

import io.weik.testkit.Parameters;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Makes parameters of text, as a user would write them. */
final class ConfigText {
  private ConfigText() {}

  /** Of keys and values in turn, besides the path. */
  static FileWatchConfig config(Path folder, String... keysAndValues) {
    var all = Stream.concat(Stream.of("Path", folder.toString()), Stream.of(keysAndValues));
    return Parameters.of(FileWatchConfig.class, all.toArray(String[]::new));
  }
}
