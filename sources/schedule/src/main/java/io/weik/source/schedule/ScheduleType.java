package io.weik.source.schedule;

import io.weik.api.source.ParameterProblem;
import io.weik.api.source.Source;
import io.weik.api.source.SourceType;
import java.time.Duration;
import java.util.List;

/** The type {@code schedule}: moments become events. */
public final class ScheduleType implements SourceType<ScheduleConfig> {
  private static final Duration LONGEST_POLL = Duration.ofMinutes(1);

  @Override
  public String name() {
    return "schedule";
  }

  @Override
  public Class<ScheduleConfig> configType() {
    return ScheduleConfig.class;
  }

  @Override
  public List<ParameterProblem> check(ScheduleConfig config) {
    return ConfigCheck.problems(config);
  }

  @Override
  public Source create(ScheduleConfig config) {
    return new Source.Polling(
        config.schedule(),
        true,
        config.jitter(),
        LONGEST_POLL,
        context -> new SchedulePoller(config, context));
  }

  @Override
  public String summary(ScheduleConfig config) {
    return ScheduleText.summary(config.schedule());
  }

  @Override
  public String toString() {
    return name();
  }
}
