package io.weik.checks.program;

import static io.weik.checks.program.Declarations.all;
import static io.weik.checks.program.Declarations.channel;
import static io.weik.checks.program.Declarations.flow;
import static io.weik.checks.program.Declarations.subscription;
import static io.weik.checks.program.Declarations.webhook;
import static io.weik.checks.program.Declarations.writingFlow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which events reach which flows, and what becomes of those that a flow cannot take. */
class DeliveryTest {
  private static final String THROWING =
      "[{throwException: {exceptionType: java.lang.IllegalStateException, message: no such customer}}]";

  @AutoClose private static final Weikio WEIKIO = new Weikio();
  private static RunningWeikio running;

  @BeforeAll
  static void serve() {
    running = WEIKIO.start("serve");
    running.apply(channel("events", "stream"));
  }

  @Test
  void anEventThatFailsForGoodBecomesADeadLetterUntilItsFlowIsMended() {
    running.apply(
        all(
            webhook("bills"),
            subscription("new-bills", "bills"),
            flow("billing", "new-bills", "Started", THROWING),
            writingFlow("archive", "new-bills")));
    deliver("bills", "bill-1", "{\"total\": 7}");
    await().until(() -> WEIKIO.files("archive").contains("archive/bill-1"));
    await().until(() -> running.items("/api/v1/deadletters").size() == 1);

    var listed = running.run("deadletter", "ls");
    assertThat(listed.out().lines().skip(1))
        .singleElement()
        .asString()
        .containsPattern("bills +new-bills +billing +5 +.*no such customer");
    var id = running.items("/api/v1/deadletters").getFirst().path("id").asText();
    var shown = RunningWeikio.parse(running.run("deadletter", "show", id, "-o", "json").out());
    assertThat(shown.path("tries")).hasSize(5);
    assertThat(RunningWeikio.cloudEvent(shown.path("event").toString()).getId())
        .isEqualTo("bill-1");
    thenItCanBeRetried(id);
  }

  private static void thenItCanBeRetried(String id) {
    var planned = running.run("deadletter", "retry", "--subscription", "new-bills", "--dry-run");
    assertThat(planned.out())
        .isEqualTo("would retry 1 dead letter; run without --dry-run to do it\n");
    var again = running.run("deadletter", "retry", id);
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.out()).contains(id, "failed again", "no such customer");
    assertThat(running.items("/api/v1/deadletters")).hasSize(1);

    running.apply(writingFlow("billing", "new-bills"));
    var mended = running.run("deadletter", "retry", "--subscription", "new-bills");

    assertThat(mended.exitCode()).as(mended.all()).isZero();
    assertThat(mended.out()).isEqualTo(id + "  delivered\n");
    assertThat(WEIKIO.files("billing")).containsExactly("billing/bill-1");
    assertThat(running.items("/api/v1/deadletters")).isEmpty();
  }

  @Test
  void filtersSelect() {
    running.apply(
        all(
            webhook("sales"),
            subscription("exact", "sales", filter("exact: {type: com.example.sales}")),
            writingFlow("exact", "exact"),
            subscription("prefix", "sales", filter("not: {prefix: {type: com.example.}}")),
            writingFlow("prefix", "prefix"),
            subscription(
                "suffix", "sales", filter("any: [{suffix: {id: -2}}, {exact: {id: s-3}}]")),
            writingFlow("suffix", "suffix"),
            subscription("content", "sales", filter("data: {total: {greaterThan: 100}}")),
            writingFlow("content", "content"),
            subscription(
                "both", "sales", filter("all: [{suffix: {id: -3}}, {prefix: {source: /shop}}]")),
            writingFlow("both", "both")));

    deliver("sales", "s-1", "{\"total\": 5}");
    deliver("sales", "s-2", "{\"total\": 50}");
    deliver("sales", "s-3", "{\"total\": 500}");

    await().until(() -> pending("exact", "prefix", "suffix", "content", "both") == 0);
    assertThat(WEIKIO.files("exact", "prefix", "suffix", "content", "both"))
        .containsExactly(
            "both/s-3",
            "content/s-3",
            "exact/s-1",
            "exact/s-2",
            "exact/s-3",
            "suffix/s-2",
            "suffix/s-3");
  }

  @Test
  void aSubscriptionStartsWhereItSays() {
    running.apply(webhook("visits"));
    deliver("visits", "v-1", "{}");
    var between = Instant.now();
    deliver("visits", "v-2", "{}");

    running.apply(
        all(
            subscription("from-now", "visits"),
            writingFlow("from-now", "from-now"),
            subscription("from-first", "visits", "Channel: events\nStartFrom: earliest"),
            writingFlow("from-first", "from-first"),
            subscription("from-time", "visits", "Channel: events\nStartFrom: " + between),
            writingFlow("from-time", "from-time")));
    deliver("visits", "v-3", "{}");

    await().until(() -> pending("from-now", "from-first", "from-time") == 0);
    assertThat(WEIKIO.files("from-now", "from-first", "from-time"))
        .containsExactly(
            "from-first/v-1",
            "from-first/v-2",
            "from-first/v-3",
            "from-now/v-3",
            "from-time/v-2",
            "from-time/v-3");
  }

  @Test
  void aSubscriptionAppliedWithItsSourceMissesNothing() {
    running.apply(all(webhook("stock"), subscription("stocked", "stock")));
    deliver("stock", "first", "{}");

    running.apply(writingFlow("stocked", "stocked"));

    await().until(() -> WEIKIO.files("stocked").contains("stocked/first"));
  }

  @Test
  void aMemoryChannelCarriesLiveEventsOnly() throws Exception {
    try (var weikio = new Weikio()) {
      var first = weikio.start("serve");
      first.apply(
          all(
              webhook("clicks"),
              channel("live", "memory"),
              subscription("clicked", "clicks", "Channel: live"),
              writingFlow("clicked", "clicked")));
      deliver(first, "clicks", "live-1", "{}");
      await().until(() -> weikio.files("clicked").contains("clicked/live-1"));
      first.run("flow", "stop", "clicked");
      deliver(first, "clicks", "missed-1", "{}");
      first.stop();

      var second = weikio.start("serve");
      second.run("flow", "start", "clicked");
      deliver(second, "clicks", "live-2", "{}");

      await().until(() -> weikio.files("clicked").contains("clicked/live-2"));
      assertThat(weikio.files("clicked")).containsExactly("clicked/live-1", "clicked/live-2");
    }
  }

  private static void deliver(String source, String id, String body) {
    deliver(running, source, id, body);
  }

  private static void deliver(RunningWeikio running, String source, String id, String body) {
    var delivery = Delivery.json("/webhooks/" + source, body).with("Idempotency-Key", id);
    assertThat(running.send(delivery).statusCode()).isEqualTo(202);
  }

  private static String filter(String conditions) {
    return "Channel: events\nFilter: {" + conditions + "}";
  }

  private static long pending(String... subscriptions) {
    var names = Set.of(subscriptions);
    return running.items("/api/v1/eventsubscriptions").stream()
        .filter(item -> names.contains(item.path("name").asText()))
        .mapToLong(item -> item.path("pending").asLong())
        .sum();
  }
}
