package io.weik.source.schedule;

import io.weik.api.source.Source;
import io.weik.testkit.ManualClock;
import io.weik.testkit.SourceContract;
import java.time.Duration;

/** With more events at a time than one emit takes. */
class IntervalContractTest extends SourceContract {
  @Override
  protected Source source() {
    return new ScheduleType().create(Schedules.every("PT1M", CatchUp.ALL, 1000));
  }

  @Override
  protected void makeHappen(int count) {
    ((ManualClock) clock()).advance(Duration.ofMinutes(count));
  }

  @Override
  protected int many() {
    return SchedulePoller.BATCH * 5 / 2;
  }
}
