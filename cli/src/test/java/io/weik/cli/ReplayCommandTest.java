package io.weik.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReplayCommandTest {
  @Test
  void aReplayIsWatchedUntilItIsDone() {
    try (var admin =
        new FakeAdmin(replay("running", 0), replay("running", 55), replay("done", 100))) {
      var outcome =
          admin.run("event replay --subscription billing --rate 10 --type a.*".split(" "));

      assertThat(outcome.exitCode()).isZero();
      assertThat(outcome.out()).isEqualTo("r1  done \u00b7 100 events delivered to billing\n");
      assertThat(outcome.err()).isEqualTo("replaying  55 of 100\nreplaying  100 of 100\n");
      assertThat(admin.asked())
          .containsExactly(
              "POST /api/v1/replays?subscription=billing&type=a.*&rate=10",
              "GET /api/v1/replays",
              "GET /api/v1/replays");
    }
  }

  @Test
  void aReplayThatSomeoneEndedHasFailed() {
    try (var admin = new FakeAdmin(replay("running", 0), replay("cancelled", 7))) {
      var outcome = admin.run("event", "replay", "--source", "shop");

      assertThat(outcome.exitCode()).isEqualTo(1);
      assertThat(outcome.out()).contains("cancelled \u00b7 7 events delivered");
    }
  }

  @Test
  void detachedItIsOnlyStarted() {
    try (var admin = new FakeAdmin(replay("running", 25))) {
      var outcome = admin.run("event", "replay", "--subscription", "billing", "--detach");

      assertThat(outcome.exitCode()).isZero();
      assertThat(outcome.out())
          .startsWith("ID  SUBSCRIPTION  STATE    PROGRESS          STARTED\n")
          .contains("r1  billing       running  25 of 100 (25 %)  2026-01-1");
      assertThat(admin.asked()).hasSize(1);
    }
  }

  @Test
  void aDryRunSaysWhatWouldBeDelivered() {
    var plan =
        """
        {"items": [{"subscription": "billing", "source": "shop", "flows": ["bill"], "events": 1234}]}""";
    try (var admin = new FakeAdmin(plan)) {
      var outcome = admin.run("event", "replay", "--subscription", "billing", "--dry-run");

      assertThat(outcome.out())
          .isEqualTo(
              """
              would replay 1,234 events of shop to billing (bill)
              run without --dry-run to do it
              """);
      assertThat(admin.asked().getFirst()).endsWith("?subscription=billing&dryRun=true");
    }
  }

  @Test
  void oneIsCancelledByItsId() {
    try (var admin = new FakeAdmin("{}")) {
      var outcome = admin.run("event", "replay", "--cancel", "r1");

      assertThat(outcome.out()).isEqualTo("r1 cancelled\n");
      assertThat(admin.asked()).containsExactly("POST /api/v1/replays/r1/cancel");
    }
  }

  @Test
  void itMustBeSaidToWhom() {
    var outcome = FakeAdmin.inThisProcess("event", "replay", "--from", "2h");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).startsWith("to whom? (expected: --subscription, --source or both");
  }

  private static String replay(String state, int done) {
    return """
    {"items": [{"id": "r1", "subscription": "billing", "source": "shop", "flows": ["bill"],
      "state": "%s", "started": "2026-01-15T10:30:00Z", "total": 100, "done": %d, "delivered": %d}]}"""
        .formatted(state, done, done);
  }
}
