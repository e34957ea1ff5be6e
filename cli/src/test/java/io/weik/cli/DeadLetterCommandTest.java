package io.weik.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeadLetterCommandTest {
  private static final String THREE =
      "{\"items\": [{\"id\": \"a\"}, {\"id\": \"b\"}, {\"id\": \"c\"}]}";

  @Test
  void manyAreRetriedInPagesOfASecondEach() {
    try (var admin =
        new FakeAdmin(
            THREE,
            "{\"items\": [{\"id\": \"a\"}, {\"id\": \"b\"}], \"next\": \"b\"}",
            "{\"items\": [{\"id\": \"c\", \"error\": \"no\"}], \"next\": \"c\"}")) {
      var outcome = admin.run("deadletter", "retry", "--source", "shop", "--rate", "2");

      assertThat(outcome.exitCode()).isEqualTo(1);
      assertThat(outcome.out()).isEqualTo("a  delivered\nb  delivered\nc  failed again: no\n");
      assertThat(outcome.err()).isEmpty();
      assertThat(admin.asked())
          .containsExactly(
              "POST /api/v1/deadletters/retry?source=shop&all=false&rate=2&dryRun=true&limit=10000",
              "POST /api/v1/deadletters/retry?source=shop&all=false&rate=2&limit=2",
              "POST /api/v1/deadletters/retry?source=shop&all=false&rate=2&limit=1&after=b");
    }
  }

  @Test
  void everyWayToSelectReachesTheServer() {
    try (var admin = new FakeAdmin("{\"items\": [], \"total\": 0}")) {
      var outcome =
          admin.run(
              "deadletter ls --source s --subscription u --type t.* --error no --limit 5"
                  .split(" "));

      assertThat(outcome.exitCode()).isZero();
      assertThat(admin.asked())
          .containsExactly(
              "GET /api/v1/deadletters?source=s&subscription=u&type=t.*&error=no&limit=5");
    }
  }

  @Test
  void nothingIsDiscardedWhenNobodyCanBeAsked() {
    try (var admin = new FakeAdmin(THREE)) {
      var outcome = admin.run("deadletter", "discard", "--subscription", "billing");

      assertThat(outcome.exitCode()).isEqualTo(2);
      assertThat(outcome.err())
          .startsWith("discard 3 dead letters for good?\n")
          .contains("add --force to do it");
      assertThat(admin.asked()).hasSize(1).allMatch(asked -> asked.contains("dryRun=true"));
    }
  }

  @Test
  void whatWasCountedIsDiscardedAndNothingThatCameLater() {
    try (var admin = new FakeAdmin(THREE, THREE)) {
      var outcome = admin.run("deadletter", "discard", "--all", "--force");

      assertThat(outcome.exitCode()).isZero();
      assertThat(outcome.out()).isEqualTo("discarded 3 dead letters\n");
      assertThat(admin.asked().getLast())
          .isEqualTo("POST /api/v1/deadletters/discard?all=true&limit=3");
    }
  }

  @Test
  void aDryRunOnlyCounts() {
    try (var admin = new FakeAdmin(THREE, THREE)) {
      var retry = admin.run("deadletter", "retry", "--all", "--dry-run");
      var discard = admin.run("deadletter", "discard", "--all", "--dry-run");

      assertThat(retry.out())
          .isEqualTo("would retry 3 dead letters; run without --dry-run to do it\n");
      assertThat(discard.out())
          .isEqualTo("would discard 3 dead letters; run without --dry-run to do it\n");
      assertThat(admin.asked()).hasSize(2).allMatch(asked -> asked.contains("dryRun=true"));
    }
  }
}
