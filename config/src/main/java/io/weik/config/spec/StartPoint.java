package io.weik.config.spec;

import io.weik.api.resource.StartFrom;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Where a new subscription starts, as written. */
public record StartPoint(StartFrom start) {
  /** Reads {@code new}, {@code earliest} or a time with its offset. */
  public static StartPoint parse(String text) {
    return new StartPoint(
        switch (text.strip().toLowerCase(Locale.ROOT)) {
          case "new" -> new StartFrom.New();
          case "earliest" -> new StartFrom.Earliest();
          default -> at(text.strip());
        });
  }

  private static StartFrom at(String text) {
    try {
      return new StartFrom.At(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "new, earliest, or a time such as 2026-01-15T10:30:00Z", e);
    }
  }
}
