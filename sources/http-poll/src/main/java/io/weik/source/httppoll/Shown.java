package io.weik.source.httppoll;

import io.weik.api.parameter.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Addresses as they may be shown, without user information, values of queries and what looks like a
 * key, and times as they read best.
 */
final class Shown {
  private static final int LONGEST = 300;
  private static final Pattern KEY =
      Pattern.compile("(?=[A-Za-z_]*[0-9])(?=[0-9_]*[A-Za-z])[A-Za-z0-9_]{16}");

  private Shown() {}

  static String address(URI uri) {
    var text = Origin.of(uri) + path(uri) + query(uri.getRawQuery());
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "\u2026";
  }

  /**
   * The path, without those of its segments that look like keys, as some services have them there.
   */
  static String path(URI uri) {
    return Arrays.stream(uri.getRawPath().split("/", -1))
        .map(segment -> isKey(segment) ? Secret.MASK : segment)
        .collect(Collectors.joining("/"));
  }

  /** Whether a segment of a path looks like a key: long, of letters and digits in disorder. */
  static boolean isKey(String segment) {
    return KEY.matcher(segment).find();
  }

  /** The largest unit that says it exactly, as {@code 90 s} or {@code 1 h}. */
  static String time(Duration time) {
    long millis = time.toMillis();
    if (millis % 1000 != 0) {
      return millis + " ms";
    }
    long seconds = millis / 1000;
    if (seconds == 0 || seconds % 60 != 0) {
      return seconds + " s";
    }
    return seconds % 3600 == 0 ? seconds / 3600 + " h" : seconds / 60 + " m";
  }

  private static String query(@Nullable String query) {
    if (query == null || query.isEmpty()) {
      return "";
    }
    return Arrays.stream(query.split("&", -1))
        .map(Shown::parameter)
        .collect(Collectors.joining("&", "?", ""));
  }

  private static String parameter(String written) {
    int equals = written.indexOf('=');
    return equals < 0 ? Secret.MASK : written.substring(0, equals + 1) + Secret.MASK;
  }
}
