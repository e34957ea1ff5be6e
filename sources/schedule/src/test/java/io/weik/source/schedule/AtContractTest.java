package io.weik.source.schedule;

import io.weik.api.source.Source;
import io.weik.testkit.ManualClock;
import io.weik.testkit.SourceContract;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;

class AtContractTest extends SourceContract {
  private final Instant start = clock().instant();

  @Override
  protected Source source() {
    var moments =
        IntStream.rangeClosed(1, 200).mapToObj(minute -> start.plusSeconds(60L * minute)).toList();
    return new ScheduleType().create(Schedules.at(CatchUp.ALL, moments));
  }

  @Override
  protected void makeHappen(int count) {
    ((ManualClock) clock()).advance(Duration.ofMinutes(count));
  }
}
