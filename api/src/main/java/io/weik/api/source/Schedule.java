package io.weik.api.source;

import io.weik.api.parameter.CronExpression;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Moments at which something is due. */
public sealed interface Schedule {
  /** The first moment after {@code previous}; empty when there is none any more. */
  Optional<Instant> after(Instant previous);

  /**
   * Again and again after the same time.
   *
   * @param interval more than nothing
   */
  record Every(Duration interval) implements Schedule {
    @Override
    public Optional<Instant> after(Instant previous) {
      return Optional.of(previous.plus(interval));
    }
  }

  /** At the local times that an expression names. */
  record Cron(CronExpression expression, ZoneId zone) implements Schedule {
    @Override
    public Optional<Instant> after(Instant previous) {
      return expression.after(previous, zone);
    }
  }

  /** Once. */
  record At(Instant moment) implements Schedule {
    @Override
    public Optional<Instant> after(Instant previous) {
      return moment.isAfter(previous) ? Optional.of(moment) : Optional.empty();
    }
  }
}
