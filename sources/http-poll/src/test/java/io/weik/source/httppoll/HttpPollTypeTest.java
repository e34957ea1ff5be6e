package io.weik.source.httppoll;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.source.Poller;
import io.weik.api.source.Schedule;
import io.weik.api.source.Source;
import io.weik.testkit.HttpPeer;
import io.weik.testkit.Parameters;
import io.weik.testkit.PeerAnswer;
import io.weik.testkit.RecordingContext;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class HttpPollTypeTest {
  private static final String URL = "https://api.example.com/changes";

  private final HttpPollType type = new HttpPollType();

  private Source.Polling polling(String... parameters) {
    return (Source.Polling) type.create(Parameters.of(HttpPollConfig.class, parameters));
  }

  @Test
  void anIntervalPollsAtStartAndThenAgainAndAgain() {
    var polling = polling("Url", URL, "PollingInterval", "60S", "Jitter", "5S");

    assertThat(polling.schedule()).isEqualTo(new Schedule.Every(Duration.ofMinutes(1)));
    assertThat(polling.atStart()).isTrue();
    assertThat(polling.jitter()).isEqualTo(Duration.ofSeconds(5));
    assertThat(polling("Url", URL).schedule())
        .isEqualTo(new Schedule.Every(Duration.ofSeconds(30)));
  }

  @Test
  void aCronPollsAtItsTimesOnly() {
    var polling = polling("Url", URL, "Cron", "0 6 * * *", "TimeZone", "Europe/Helsinki");

    assertThat(polling.atStart()).isFalse();
    assertThat(polling.schedule())
        .isInstanceOfSatisfying(
            Schedule.Cron.class,
            cron -> assertThat(cron.zone()).isEqualTo(ZoneId.of("Europe/Helsinki")));
  }

  @Test
  void aPollIsCutOffOnlyAfterItHadTimeToSaySoItself() {
    assertThat(polling("Url", URL, "Timeout", "10S").timeout())
        .isBetween(Duration.ofSeconds(11), Duration.ofSeconds(20));
  }

  @Test
  void theSummarySaysWhatIsPolledAndWhen() {
    assertThat(
            type.summary(Parameters.of(HttpPollConfig.class, "Url", URL, "PollingInterval", "60S")))
        .isEqualTo("GET https://api.example.com/changes \u00b7 every 1 m");
    assertThat(
            type.summary(
                Parameters.of(
                    HttpPollConfig.class, "Url", URL, "Cron", "0 6 * * *", "Method", "post")))
        .isEqualTo("POST https://api.example.com/changes \u00b7 cron 0 6 * * * UTC");
  }

  @Test
  void aThousandSourcesShareOneClientAndTheLastOneClosesIt() throws Exception {
    var pollers = new ArrayList<Poller>();
    try (var peer = HttpPeer.start().on("/", PeerAnswer.json("[1]"))) {
      int before = Thread.getAllStackTraces().size();
      for (int i = 0; i < 1000; i++) {
        var poller =
            polling("Url", peer.url("/")).opener().open(new RecordingContext(PolledSource.NOW));
        poller.poll();
        pollers.add(poller);
      }

      assertThat(type.clients()).isEqualTo(1);
      assertThat(peer.connections()).isEqualTo(1);
      assertThat(Thread.getAllStackTraces().size() - before).isLessThan(10);
    }
    for (var poller : pollers) {
      poller.close();
    }
    assertThat(type.clients()).isZero();
  }
}
