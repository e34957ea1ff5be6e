package io.weik.cli;

import io.weik.config.bind.Durations;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time that a person gives: in RFC 3339, or how long ago it was. */
final class PointInTime implements ITypeConverter<Instant> {
  /** What the help says of it. */
  static final String FORM = "RFC 3339, or how long ago, such as 2h.";

  @Override
  public Instant convert(String text) {
    return of(text, Instant.now());
  }

  static Instant of(String text, Instant now) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException _) {
      // it may be a length of time
    }
    try {
      return now.minus(Durations.parse(text));
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException _) {
      throw new TypeConversionException(
          "not a time: "
              + text
              + " (expected: such as 2026-01-15T10:30:00Z, or how long ago, such as 2h)");
    }
  }
}
