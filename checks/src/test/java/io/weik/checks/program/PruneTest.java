package io.weik.checks.program;

import static io.weik.checks.program.Declarations.all;
import static io.weik.checks.program.Declarations.channel;
import static io.weik.checks.program.Declarations.flow;
import static io.weik.checks.program.Declarations.subscription;
import static io.weik.checks.program.Declarations.webhook;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The place of a subscription is lost only when someone agrees, and a plan says all beforehand. */
class PruneTest {
  private static final String REST = all(webhook("orders"), channel("events", "stream"));
  private static final String WHOLE =
      all(
          REST,
          subscription("billing", "orders"),
          flow("bill", "billing", "Stopped", "[{log: billed}]"));

  @AutoClose private static final Weikio WEIKIO = new Weikio();
  private static RunningWeikio running;

  @BeforeAll
  static void serve() {
    running = WEIKIO.start("serve");
    WEIKIO.file("rest.yaml", REST);
    WEIKIO.file("whole.yaml", WHOLE);
  }

  @BeforeEach
  void billingIsBehind() {
    prune("whole.yaml", "--force");
    assertThat(running.send(Delivery.json("/webhooks/orders", "{}")).statusCode()).isEqualTo(202);
  }

  @Test
  void withoutConsentNothingIsPruned() {
    var before = running.get("/api/v1/export").body();

    var outcome = prune("rest.yaml");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err())
        .startsWith("EventSubscription billing has %d pending event".formatted(pending()))
        .contains("its place would be forgotten", "add --force");
    assertThat(running.get("/api/v1/export").body()).isEqualTo(before);
  }

  @Test
  void theServerGuardsThePlaceToo() {
    var pruned = post("/api/v1/apply?prune=true", REST);
    running.apply(WHOLE.replace("[billing]", "[]"));
    var deleted =
        send("/api/v1/resources/EventSubscription/billing", "DELETE", BodyPublishers.noBody());

    assertThat(pruned).startsWith("409 ").contains("forget its place", "billing", "force=true");
    assertThat(deleted).startsWith("409 ").contains("force=true");
    assertThat(pending()).isPositive();
  }

  @Test
  void withForceWhatTheFilesDoNotNameGoesWithItsPlace() {
    assertThat(pending()).isPositive();

    var outcome = prune("rest.yaml", "--force");

    assertThat(outcome.exitCode()).as(outcome.all()).isZero();
    assertThat(outcome.out())
        .contains("removed    EventSubscription billing", "removed    IntegrationFlow bill");
    assertThat(running.get("/api/v1/eventsubscriptions/billing").statusCode()).isEqualTo(404);
    running.apply(WHOLE);
    assertThat(pending()).isZero();
  }

  @Test
  void deletingASubscriptionNeedsConsent() {
    running.apply(WHOLE.replace("[billing]", "[]"));

    var refused = running.run("config", "delete", "EventSubscription", "billing");

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("EventSubscription billing has", "add --force");
    assertThat(running.run("config", "delete", "EventSubscription", "billing", "--force").out())
        .isEqualTo("deleted EventSubscription billing\n");
  }

  @Test
  void aPlanShowsTheLinesThatChangeAndWhatLooksRenamed() {
    var renamed =
        WHOLE.replace("name: billing", "name: invoicing").replace("[billing]", "[invoicing]");
    WEIKIO.file("renamed.yaml", renamed);

    var pruned = prune("renamed.yaml", "--dry-run").out();
    var joined = running.run("config", "apply", "renamed.yaml", "--dry-run").out();

    assertThat(pruned)
        .contains("created    EventSubscription invoicing", "removed    EventSubscription billing")
        .contains("changed    IntegrationFlow bill\n")
        .contains("- ", "Subscriptions: [billing]", "+ ", "Subscriptions: [invoicing]")
        .contains("renamed? EventSubscription invoicing has the same spec as billing;")
        .contains("its place (cursor) does not move along");
    assertThat(joined)
        .doesNotContain("removed")
        .contains("has the same spec as billing, which stays", "--prune");
  }

  private static Outcome prune(String file, String... more) {
    var words = new String[4 + more.length];
    System.arraycopy(new String[] {"config", "apply", file, "--prune"}, 0, words, 0, 4);
    System.arraycopy(more, 0, words, 4, more.length);
    return running.run(words);
  }

  private static long pending() {
    var status = running.get("/api/v1/eventsubscriptions/billing").body();
    return RunningWeikio.parse(status).path("pending").asLong();
  }

  private static String post(String path, String yaml) {
    return send(path, "POST", BodyPublishers.ofString(yaml));
  }

  private static String send(String path, String method, HttpRequest.BodyPublisher body) {
    var answer =
        RunningWeikio.send(
            HttpRequest.newBuilder(running.admin().resolve(path)).method(method, body));
    return answer.statusCode() + " " + answer.body();
  }
}
