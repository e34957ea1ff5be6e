package io.weik.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SubscriptionCommandTest {
  private static final String STATUS =
      """
      "name": "billing", "source": "shop", "channel": "events", "flows": ["bill"],
      "state": "failing", "paused": false, "position": 40, "pending": 1200, "oldestPending": null,
      "inFlight": 2, "retrying": 1, "delivered": 39, "lastMinute": 7,
      "problem": {"category": "remote", "what": "down", "message": "5 tries failed in a row: down"}
      """;

  private static final String DELIVERY =
      """
      {"subscription": "billing", "flow": "bill", "state": "circuit open",
       "since": "2026-01-15T10:30:00Z", "until": "2026-01-15T10:31:00Z", "position": 40,
       "pending": 1200, "inFlight": 2, "held": 3, "stuck": 1, "delivered": 39, "lastMinute": 7,
       "failedTries": 1, "deadLetters": 2, "lastError": "down", "lastDelivered": null,
       "retrying": [{"position": 41, "id": "o-41", "tries": 2, "due": "2026-01-15T10:31:00Z",
                     "error": "down\\u001b"}]}
      """;

  @Test
  void theListSaysHowFarEachIs() {
    try (var admin = new FakeAdmin("{\"items\": [{" + STATUS + "}]}")) {
      assertThat(admin.run("eventsubscription", "ls").out())
          .isEqualTo(
              """
              NAME     SOURCE  CHANNEL  FLOWS  STATE    PENDING  OLDEST  IN FLIGHT  RETRYING  /MIN  PROBLEM
              billing  shop    events   bill   failing  1,200    -       2          1         7     5 tries failed in a row: down
              """);
    }
  }

  @Test
  void theDetailShowsWhatEachFlowWaitsFor() {
    try (var admin = new FakeAdmin("{" + STATUS + ", \"deliveries\": [" + DELIVERY + "]}")) {
      var page = admin.run("eventsubscription", "show", "billing").out();

      assertThat(page)
          .startsWith("billing \u00b7 shop over events \u00b7 failing\n")
          .contains("\n\u2192 bill \u00b7 circuit open since 2026-01-15 ")
          .contains("  position     40\n", "  last error   down\n")
          .contains("  in flight    2 \u00b7 held behind a failed one 3 \u00b7 stuck 1\n")
          .contains("  failed       1 try \u00b7 2 dead letters\n")
          .contains("  retrying     o-41  2 tries, again at 2026-01-15 ", "  down\\u001b\n");
      assertThat(admin.asked()).containsExactly("GET /api/v1/eventsubscriptions/billing");
    }
  }

  @Test
  void oneIsPausedAndResumed() {
    try (var admin = new FakeAdmin("{}", "{}")) {
      assertThat(admin.run("eventsubscription", "pause", "billing").out())
          .isEqualTo("billing paused\n");
      assertThat(admin.run("eventsubscription", "resume", "billing").out())
          .isEqualTo("billing resumed\n");
      assertThat(admin.asked())
          .containsExactly(
              "POST /api/v1/eventsubscriptions/billing/pause",
              "POST /api/v1/eventsubscriptions/billing/resume");
    }
  }
}
