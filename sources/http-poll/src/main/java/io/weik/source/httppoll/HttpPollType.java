package io.weik.source.httppoll;

import io.weik.api.source.ParameterProblem;
import io.weik.api.source.Schedule;
import io.weik.api.source.Source;
import io.weik.api.source.SourceType;
import java.time.Duration;
import java.util.List;

/** The type {@code http-poll}: what is new at an HTTP address becomes events. */
public final class HttpPollType implements SourceType<HttpPollConfig> {
  private static final Duration INTERVAL = Duration.ofSeconds(30);

  /** What a poll is given to say by itself that its time is over, before it is cut off. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Clients clients = new Clients();

  @Override
  public String name() {
    return "http-poll";
  }

  @Override
  public Class<HttpPollConfig> configType() {
    return HttpPollConfig.class;
  }

  @Override
  public List<ParameterProblem> check(HttpPollConfig config) {
    return ConfigCheck.problems(config);
  }

  @Override
  public Source create(HttpPollConfig config) {
    return new Source.Polling(
        schedule(config),
        config.cron().isEmpty(),
        config.jitter(),
        config.timeout().plus(GRACE),
        context -> new HttpPoller(config, context, clients));
  }

  private static Schedule schedule(HttpPollConfig config) {
    return config
        .cron()
        .<Schedule>map(cron -> new Schedule.Cron(cron, config.timeZone().zone()))
        .orElseGet(() -> new Schedule.Every(config.pollingInterval().orElse(INTERVAL)));
  }

  @Override
  public String summary(HttpPollConfig config) {
    var when =
        config
            .cron()
            .map(cron -> "cron " + cron + " " + config.timeZone())
            .orElseGet(() -> "every " + Shown.time(config.pollingInterval().orElse(INTERVAL)));
    return config.method() + " " + config.url() + " \u00b7 " + when;
  }

  /** How many HTTP clients its sources use at present. */
  int clients() {
    return clients.count();
  }

  @Override
  public String toString() {
    return name();
  }
}
