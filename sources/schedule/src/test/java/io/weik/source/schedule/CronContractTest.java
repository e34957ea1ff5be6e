package io.weik.source.schedule;

import io.weik.api.source.Source;
import io.weik.testkit.ManualClock;
import io.weik.testkit.SourceContract;
import java.time.Duration;

class CronContractTest extends SourceContract {
  @Override
  protected Source source() {
    return new ScheduleType()
        .create(Schedules.cron("*/10 * * * * *", "Europe/Helsinki", CatchUp.ALL));
  }

  @Override
  protected void makeHappen(int count) {
    ((ManualClock) clock()).advance(Duration.ofSeconds(10L * count));
  }
}
