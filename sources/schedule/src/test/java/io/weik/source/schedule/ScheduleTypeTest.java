package io.weik.source.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.weik.api.event.EventDraft;
import io.weik.api.source.ParameterProblem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScheduleTypeTest {
  private final ScheduleType type = new ScheduleType();

  @Test
  void anEventSaysWhenItWasDueAndKeepsTheOrder() throws Exception {
    var config = Schedules.cron("30 6 * * MON-FRI", "Europe/Helsinki", CatchUp.LAST);
    var stage = Stage.given("2027-01-01T10:00:00Z", config);

    stage.at("2027-01-04T04:30:00.250Z");

    EventDraft draft = stage.drafts().getFirst();
    assertThat(draft.id()).contains("schedule/2027-01-04T04:30:00Z");
    assertThat(draft.time()).map(Object::toString).contains("2027-01-04T04:30:00Z");
    assertThat(draft.extensions()).containsEntry("partitionkey", "source-under-test");
    assertThat(draft.dataContentType()).contains("application/json");
    assertThat(stage.lastData())
        .isEqualTo(
            """
            {"scheduledTime":"2027-01-04T04:30:00Z","previousTime":null,\
            "nextTime":"2027-01-05T04:30:00Z","localTime":"2027-01-04T06:30:00+02:00",\
            "localDate":"2027-01-04","count":1}""");
  }

  @Test
  void theDataSaysWhenTheEventBeforeWasDueAlsoAfterARestart() throws Exception {
    var config =
        Schedules.withData(
            Schedules.every("PT1H", CatchUp.LAST, 100),
            "{\"from\":\"${previousTime}\",\"to\":\"${scheduledTime}\",\"number\":${count}}");
    var stage = Stage.given("2027-01-01T10:00:30Z", config);
    stage.at("2027-01-01T11:00:00Z");

    stage.restartAt("2027-01-01T15:20:00Z");

    assertThat(stage.lastData())
        .isEqualTo(
            "{\"from\":\"2027-01-01T11:00:00Z\",\"to\":\"2027-01-01T15:00:00Z\",\"number\":2}");
    assertThat(stage.drafts().getLast().dataContentType()).contains("application/json");
  }

  @Test
  void dataThatIsNoJsonIsText() throws Exception {
    var hourly = Schedules.every("PT1H", CatchUp.LAST, 100);
    var config = Schedules.withData(hourly, "report {of} ${localDate}, not ${other} \\ $1");
    var stage = Stage.given("2027-01-01T10:00:30Z", config);

    stage.at("2027-01-01T11:00:00Z");

    assertThat(stage.lastData()).isEqualTo("report {of} 2027-01-01, not ${other} \\ $1");
    assertThat(stage.drafts().getLast().dataContentType()).contains("text/plain;charset=utf-8");
  }

  @Test
  void theLastOfTheGivenTimesHasNoNext() throws Exception {
    var config =
        Schedules.withData(
            Schedules.at("2027-01-02T00:00:00Z", "2027-01-01T12:00:00Z"), "<${nextTime}>");
    var stage = Stage.given("2027-01-01T10:00:00Z", config);

    stage.at("2027-01-01T12:00:00Z");
    assertThat(stage.lastData()).isEqualTo("<2027-01-02T00:00:00Z>");
    stage.at("2027-01-02T00:00:00Z");
    assertThat(stage.lastData()).isEqualTo("<>");

    assertThat(stage.times()).containsExactly("2027-01-01T12:00:00Z", "2027-01-02T00:00:00Z");
  }

  @Test
  void aGivenTimeThatHadGoneByAtTheFirstStartIsToldAndNoEvent() throws Exception {
    var config =
        Schedules.at("2026-12-24T00:00:00Z", "2026-12-31T00:00:00Z", "2027-01-01T12:00:00Z");
    var stage = Stage.given("2027-01-01T10:00:00Z", config);

    stage.at("2027-01-01T12:00:00Z");

    assertThat(stage.times()).containsExactly("2027-01-01T12:00:00Z");
    assertThat(stage.context().warnings().get("past"))
        .extracting(Object::toString)
        .asString()
        .startsWith(
            "there is no event for a time that had gone by at the first start:"
                + " 2026-12-24T00:00:00Z and 1 more (expected: times to come)");
  }

  @Test
  void anotherScheduleBeginsAnew() throws Exception {
    var stage = Stage.given("2027-01-01T10:00:00Z", cron("0 6 * * *"));

    stage.restartAt("2027-01-02T12:00:00Z", cron("0 8 * * *"));
    stage.at("2027-01-03T08:00:00Z");

    assertThat(stage.times()).containsExactly("2027-01-03T08:00:00Z");
    assertThat(stage.lastData()).contains("\"previousTime\":null", "\"count\":1");
  }

  @Test
  void otherDataOrAnotherRuleDoesNotBeginAnew() throws Exception {
    var stage = Stage.given("2027-01-01T10:00:30Z", Schedules.every("PT1H", CatchUp.NONE, 100));

    var changed = Schedules.withData(Schedules.every("PT1H", CatchUp.ALL, 100), "${count}");
    stage.restartAt("2027-01-01T12:00:00Z", changed);

    assertThat(stage.times()).containsExactly("2027-01-01T11:00:00Z", "2027-01-01T12:00:00Z");
    assertThat(stage.lastData()).isEqualTo("2");
  }

  @Test
  void theSummarySaysWhatTheScheduleIs() {
    assertThat(type.summary(Schedules.cron("30 6 * * MON-FRI", "Europe/Helsinki", CatchUp.LAST)))
        .isEqualTo("cron 30 6 * * MON-FRI (Europe/Helsinki)");
    assertThat(type.summary(Schedules.every("PT1H30M", CatchUp.LAST, 100)))
        .isEqualTo("every 1h30m");
    assertThat(type.summary(Schedules.at("2027-01-01T00:00:00Z")))
        .isEqualTo("at 2027-01-01T00:00:00Z");
    assertThat(
            type.summary(
                Schedules.at(
                    "2027-01-03T00:00:00Z", "2027-01-01T00:00:00Z", "2027-01-02T00:00:00Z")))
        .isEqualTo("at 3 moments from 2027-01-01T00:00:00Z to 2027-01-03T00:00:00Z");
  }

  @Test
  void exactlyOneScheduleMustBeGiven() {
    var none = Schedules.at(CatchUp.LAST, List.of());
    var hourly = Schedules.every("PT1H", CatchUp.LAST, 100);
    var cron = cron("0 6 * * *");
    var both =
        new ScheduleConfig(
            cron.cron(),
            hourly.interval(),
            List.of(),
            cron.timeZone(),
            Optional.empty(),
            CatchUp.LAST,
            100,
            Duration.ZERO);

    assertThat(type.check(hourly)).isEmpty();
    assertThat(type.check(none))
        .extracting(ParameterProblem::what)
        .containsExactly("nothing says when events are due");
    assertThat(type.check(both))
        .extracting(ParameterProblem::parameter, ParameterProblem::what)
        .containsExactly(tuple("Interval", "given together with Cron"));
  }

  @Test
  void boundsAreChecked() {
    assertThat(type.check(Schedules.every("PT0.9S", CatchUp.LAST, 100)))
        .containsExactly(new ParameterProblem("Interval", "too short", "1s or more"));
    assertThat(type.check(Schedules.every("PT1S", CatchUp.LAST, 0)))
        .containsExactly(new ParameterProblem("MaxCatchUp", "out of bounds", "1 to 10000"));
    assertThat(
            type.check(
                Schedules.withJitter(
                    Schedules.every("PT1S", CatchUp.LAST, 1), Duration.ofSeconds(-1))))
        .extracting(ParameterProblem::parameter)
        .containsExactly("Jitter");
  }

  private static ScheduleConfig cron(String expression) {
    return Schedules.cron(expression, "UTC", CatchUp.LAST);
  }
}
