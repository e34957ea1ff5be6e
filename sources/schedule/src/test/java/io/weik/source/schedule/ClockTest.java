package io.weik.source.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClockTest {
  @Test
  void aClockThatIsSetBackMakesNothingComeTwice() throws Exception {
    var stage = Stage.given("2027-01-01T10:00:30Z", Schedules.every("PT1M", CatchUp.ALL, 100));
    stage.at("2027-01-01T10:01:00Z");
    stage.at("2027-01-01T10:02:00Z");

    stage.context().forgetIds();
    stage.at("2027-01-01T10:00:30Z");
    stage.at("2027-01-01T10:02:00Z");
    stage.at("2027-01-01T10:03:00Z");

    assertThat(stage.times())
        .containsExactly("2027-01-01T10:01:00Z", "2027-01-01T10:02:00Z", "2027-01-01T10:03:00Z");
  }

  @Test
  void aClockThatIsFarBehindIsToldUntilItIsNot() throws Exception {
    var stage = Stage.given("2027-01-01T10:00:30Z", Schedules.every("PT1M", CatchUp.LAST, 100));

    stage.restartAt("2026-01-01T10:00:00Z");

    assertThat(stage.context().warnings().get("clock"))
        .hasToString(
            "the clock is behind the last event: 2026-01-01T10:00:00Z (expected: a time after"
                + " 2027-01-01T10:00:30Z); set the clock right; there are no events until then, so"
                + " that none comes twice");
    stage.at("2027-01-01T10:00:30Z");
    assertThat(stage.context().warnings()).isEmpty();
  }

  @Test
  void aClockThatJumpsAheadIsADowntime() throws Exception {
    var stage = Stage.given("2027-01-01T10:00:30Z", Schedules.every("PT1M", CatchUp.LAST, 100));
    stage.at("2027-01-01T10:01:00Z");

    stage.at("2027-01-01T18:00:00Z");

    assertThat(stage.times()).containsExactly("2027-01-01T10:01:00Z", "2027-01-01T18:00:00Z");
  }

  @Test
  void aLookThatIsALittleLateIsNoDowntime() throws Exception {
    var stage = Stage.given("2027-01-01T10:00:30Z", Schedules.every("PT1M", CatchUp.NONE, 100));

    stage.at("2027-01-01T10:06:00Z");

    assertThat(stage.times()).hasSize(6);
  }

  @Test
  void jitterIsNoDowntimeAndLeavesTheTimeOfTheEvent() throws Exception {
    var hourly = Schedules.every("PT1H", CatchUp.NONE, 100);
    var stage =
        Stage.given("2027-01-01T10:00:30Z", Schedules.withJitter(hourly, Duration.ofMinutes(20)));

    stage.at("2027-01-01T11:19:00Z");

    assertThat(stage.times()).containsExactly("2027-01-01T11:00:00Z");
  }

  @Test
  void timeSpentInABlockedStoreIsNoDowntime() throws Exception {
    var stage = Stage.given("2027-01-01T10:00:30Z", Schedules.every("PT1M", CatchUp.NONE, 100));
    stage.context().blockEmits();
    stage.jump("2027-01-01T10:01:00Z");
    stage.run().beginLook();
    await().until(stage.context()::blocksEmit);
    stage.jump("2027-01-01T10:30:00Z");
    stage.context().letEmitsWork();
    await().until(() -> stage.times().size() == 1);

    stage.at("2027-01-01T10:30:00Z");

    assertThat(stage.times()).hasSize(30);
  }
}
