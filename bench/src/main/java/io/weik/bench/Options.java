package io.weik.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How to measure.
 *
 * @param connections numbers of clients, or callers, at a time
 * @param rounds how often each is measured, in turn with what it is compared to
 * @param time how long each measurement takes
 * @param folder where data is written; it should be on the disk that is meant
 */
record Options(List<Integer> connections, int rounds, Duration time, Path folder) {
  static final String USAGE =
      """
      usage: ./build bench webhook|append|delivery|poll|files|table|log|idle [OPTION]...
        --connections=1,16,64,256   clients at a time, one table row each
        --rounds=5                  measurements of each, in turn
        --seconds=3                 length of each measurement
        --folder=bench/target       where data is written, on the disk that is meant""";

  /** Reads words such as {@code --rounds=3}; throws {@link IllegalArgumentException} otherwise. */
  static Options parse(Path root, List<String> words) {
    var options =
        new Options(
            List.of(1, 16, 64, 256), 5, Duration.ofSeconds(3), root.resolve("bench/target"));
    for (var word : words) {
      int equals = word.indexOf('=');
      options = options.with(word.substring(0, Math.max(0, equals)), word.substring(equals + 1));
    }
    return options;
  }

  private Options with(String name, String value) {
    return switch (name) {
      case "--connections" ->
          new Options(
              Stream.of(value.split(",")).map(Integer::valueOf).toList(), rounds, time, folder);
      case "--rounds" -> new Options(connections, Integer.parseInt(value), time, folder);
      case "--seconds" ->
          new Options(connections, rounds, Duration.ofSeconds(Long.parseLong(value)), folder);
      case "--folder" -> new Options(connections, rounds, time, Path.of(value).toAbsolutePath());
      default -> throw new IllegalArgumentException(name);
    };
  }
}
