package io.weik.config.bind;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** The value types that every record may use, and what is expected of their texts. */
public enum SimpleType {
  TEXT("text", "a text", String.class),
  INT("whole number", "a whole number", int.class, Integer.class),
  LONG("whole number", "a whole number", long.class, Long.class),
  BOOLEAN("true or false", "true or false", boolean.class, Boolean.class),
  DURATION(
      "duration",
      "a duration such as 250ms, 30s, 5m, 2h or 7d; a bare number is seconds",
      Duration.class),
  INSTANT("time", "a time such as 2026-01-15T10:30:00Z", Instant.class),
  URI_TEXT("URI", "a URI such as https://example.com/changes", URI.class),
  PATH("path", "a path of a file or folder", Path.class);

  private final String label;
  private final String expected;
  private final Class<?> type;
  private final Class<?> boxed;

  SimpleType(String label, String expected, Class<?> type, Class<?> boxed) {
    this.label = label;
    this.expected = expected;
    this.type = type;
    this.boxed = boxed;
  }

  SimpleType(String label, String expected, Class<?> type) {
    this(label, expected, type, type);
  }

  /** What the reference calls it. */
  public String label() {
    return label;
  }

  /** What a problem says was expected. */
  public String expected() {
    return expected;
  }

  /** The type that reads into this class. */
  static Optional<SimpleType> of(Class<?> wanted) {
    return Arrays.stream(values())
        .filter(each -> each.type == wanted || each.boxed == wanted)
        .findFirst();
  }
}
