package io.weik.api.source;

import io.weik.api.parameter.CronExpression;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
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

  /**
   * At the multiples of a time since 1970-01-01T00:00:00Z, so that they stay where they are when a
   * source is started again.
   *
   * @param interval one millisecond or more
   */
  record Aligned(Duration interval) implements Schedule {
    @Override
    public Optional<Instant> after(Instant previous) {
      long step = interval.toMillis();
      long passed = Math.floorDiv(previous.toEpochMilli(), step);
      return Optional.of(Instant.ofEpochMilli((passed + 1) * step));
    }
  }

  /** At given moments, each once. */
  record At(List<Instant> moments) implements Schedule {
    /** Sorts them. */
    public At {
      moments = moments.stream().distinct().sorted().toList();
    }

    /** At one moment. */
    public At(Instant moment) {
      this(List.of(moment));
    }

    @Override
    public Optional<Instant> after(Instant previous) {
      return moments.stream().filter(previous::isBefore).findFirst();
    }
  }
}
