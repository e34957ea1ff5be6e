package io.weik.source.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CatchUpTest {
  @Test
  void ofADowntimeTheLastMomentBecomesAnEvent() throws Exception {
    var stage = Stage.given("2027-01-01T10:00:30Z", every(CatchUp.LAST, 100));

    stage.restartAt("2027-01-01T10:20:30Z");

    assertThat(stage.times()).containsExactly("2027-01-01T10:20:00Z");
    assertThat(stage.context().warnings()).isEmpty();
  }

  @Test
  void ofADowntimeNoMomentBecomesAnEvent() throws Exception {
    var stage = Stage.given("2027-01-01T10:00:30Z", every(CatchUp.NONE, 100));

    stage.restartAt("2027-01-01T10:20:30Z");
    stage.at("2027-01-01T10:21:00Z");

    assertThat(stage.times()).containsExactly("2027-01-01T10:21:00Z");
  }

  @Test
  void ofADowntimeEachMomentBecomesAnEvent() throws Exception {
    var stage = Stage.given("2027-01-01T10:00:30Z", every(CatchUp.ALL, 100));

    stage.restartAt("2027-01-01T10:03:00Z");

    assertThat(stage.times())
        .containsExactly("2027-01-01T10:01:00Z", "2027-01-01T10:02:00Z", "2027-01-01T10:03:00Z");
  }

  @Test
  void whatIsBeyondTheMostIsTold() throws Exception {
    var stage = Stage.given("2027-01-01T10:00:30Z", every(CatchUp.ALL, 2));

    stage.restartAt("2027-01-01T10:05:00Z");

    assertThat(stage.times()).containsExactly("2027-01-01T10:04:00Z", "2027-01-01T10:05:00Z");
    assertThat(stage.context().warnings().get("catch-up"))
        .hasToString(
            "moments of a downtime were left out: from 2027-01-01T10:01:00Z until before"
                + " 2027-01-01T10:04:00Z (expected: at most 2 in a downtime); raise MaxCatchUp if"
                + " more are to become events after the next downtime");
  }

  @Test
  void whatIsMadeUpForInSeveralEmitsIsNotTold() throws Exception {
    var stage = Stage.given("2027-01-01T10:00:30Z", every(CatchUp.ALL, 300));

    stage.restartAt("2027-01-01T15:00:30Z");

    assertThat(stage.times()).hasSize(300).doesNotHaveDuplicates().isSorted();
    assertThat(stage.context().warnings()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void whatComesDueWhileTheStoreRefusesIsMadeUpForInFull(CatchUp catchUp) throws Exception {
    var stage = Stage.given("2027-01-01T10:00:00Z", every(catchUp, 1));
    stage.at("2027-01-01T10:01:00Z");
    stage.context().failEmits(new IllegalStateException("full"));
    stage.at("2027-01-01T10:02:00Z");
    stage.at("2027-01-01T10:30:00Z");
    stage.context().letEmitsWork();

    stage.at("2027-01-01T15:00:10Z");

    assertThat(stage.times()).hasSize(300).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void aStoreThatRefusesAtTheStartDoesNotTurnWhatFollowsIntoDowntime() throws Exception {
    var stage = Stage.given("2027-01-01T10:00:30Z", every(CatchUp.NONE, 1));
    stage.refusedRestartAt("2027-01-01T10:02:30Z");
    stage.jump("2027-01-01T10:04:00Z");
    stage.context().letEmitsWork();

    stage.run().look();

    assertThat(stage.times()).containsExactly("2027-01-01T10:03:00Z", "2027-01-01T10:04:00Z");
  }

  @Test
  void aStoreThatRefusesAtTheVeryFirstStartLosesNothing() throws Exception {
    var stage = Stage.givenRefused("2027-01-01T10:00:30Z", every(CatchUp.NONE, 1));
    stage.context().letEmitsWork();

    stage.at("2027-01-01T10:02:00Z");

    assertThat(stage.times()).containsExactly("2027-01-01T10:01:00Z", "2027-01-01T10:02:00Z");
  }

  @Test
  void aYearOfSecondsIsNotCounted() throws Exception {
    var config = Schedules.cron("* * * * * *", "UTC", CatchUp.LAST);
    var stage = Stage.given("2027-01-01T10:00:30Z", config);

    stage.restartAt("2028-01-01T10:00:30Z");

    assertThat(stage.times()).containsExactly("2028-01-01T10:00:30Z");
  }

  private static ScheduleConfig every(CatchUp catchUp, int maxCatchUp) {
    return Schedules.every("PT1M", catchUp, maxCatchUp);
  }
}
