package io.weik.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that a test moves by hand. Safe for use by several threads. */
public final class ManualClock extends Clock {
  private final AtomicReference<Instant> now;

  /** Stands at {@code start} until it is moved. */
  public ManualClock(Instant start) {
    this.now = new AtomicReference<>(start);
  }

  /** Goes on by {@code time}; back when it is negative. */
  public void advance(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /** Weikio knows no zones: the same clock. */
  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
