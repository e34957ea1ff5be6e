package io.weik.checks.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The system's clock, set by another time now and then. */
final class JumpingClock extends Clock {
  private volatile Duration offset = Duration.ZERO;

  /** From now on it shows this much more, or less. */
  void jump(Duration by) {
    offset = by;
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(offset);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.system(zone);
  }
}
