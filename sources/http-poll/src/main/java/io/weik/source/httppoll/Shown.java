package io.weik.source.httppoll;

import io.weik.api.parameter.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Addresses as they may be shown, without user information and without the values of queries, and
 * times as they read best.
 */
final class Shown {
  private static final int LONGEST = 300;

  private Shown() {}

  static String address(URI uri) {
    var text = Origin.of(uri) + uri.getRawPath() + query(uri.getRawQuery());
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "\u2026";
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
