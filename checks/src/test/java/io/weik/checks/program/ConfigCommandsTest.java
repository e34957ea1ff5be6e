package io.weik.checks.program;

import static io.weik.checks.program.Declarations.all;
import static io.weik.checks.program.Declarations.channel;
import static io.weik.checks.program.Declarations.subscription;
import static io.weik.checks.program.Declarations.webhook;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Configuration is taken whole or not at all, and what is wrong is told all at once. */
class ConfigCommandsTest {
  private static final Path BROKEN = Path.of("..", "examples", "broken.yaml");

  @AutoClose private static final Weikio WEIKIO = new Weikio();
  private static RunningWeikio running;

  @BeforeAll
  static void serve() throws IOException {
    WEIKIO.file("broken.yaml", Files.readString(BROKEN));
    running = WEIKIO.start("serve");
    running.apply(
        all(webhook("kept"), channel("events", "stream"), subscription("keeping", "kept")));
  }

  @Test
  void aBrokenFileGivesAPageOfProblems() {
    var outcome = WEIKIO.run("config", "validate", "broken.yaml");

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .contains(
            """
            broken.yaml:7:9   EventSource mistyped · spec.Type
                unknown type: webhok (expected: database, file-watch, http-poll, schedule, webhook)
                did you mean webhook?
            """,
            """
            broken.yaml:21:5  EventSource secretive · spec.Parameters.Secert
                unknown parameter: Secert (expected: Path, Provider, Secret, Secrets, ValidateSignature, AllowedIPs, … see weikio explain EventSource.webhook)
                did you mean Secret?
            """,
            """
            broken.yaml:34:13 EventSource second-on-the-path · spec.Parameters.Secret
                variable not found: no-such-variable (expected: a Variable resource or an environment variable of that name)
            """,
            """
            broken.yaml:61:12 EventSubscription new-orders · spec.Channel
                EventChannel not found: evnts (expected: the name of an EventChannel)
                did you mean events?
            """)
        .contains("variables that need each other: circle → circle")
        .endsWith("\n12 problems in 1 file; nothing was applied.\n")
        .doesNotContain("Exception", "\tat ");
  }

  @Test
  void applyingABrokenFileChangesNothing() {
    var before = running.get("/api/v1/export").body();
    var file = WEIKIO.file("half.yaml", all(webhook("fine"), channel("wrong", "carrier-pigeon")));

    var outcome = running.run("config", "apply", file);

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err())
        .startsWith("half.yaml:13:14 EventChannel wrong · spec.Type\n")
        .contains("unknown type: carrier-pigeon", "1 problem in 1 file; nothing was applied.");
    assertThat(running.get("/api/v1/export").body()).isEqualTo(before);
    assertThat(running.send(Delivery.json("/webhooks/fine", "{}")).statusCode()).isEqualTo(404);
  }

  @Test
  void aDryRunSaysWhatWouldChangeAndChangesNothing() {
    var file = WEIKIO.file("dry.yaml", all(webhook("fresh"), webhook("kept", "{Path: elsewhere}")));

    var outcome = running.run("config", "apply", file, "--dry-run");

    assertThat(outcome.out())
        .contains("created    EventSource fresh", "changed    EventSource kept")
        .endsWith("nothing was changed (dry run)\n");
    assertThat(running.get("/api/v1/resources/EventSource/fresh").statusCode()).isEqualTo(404);
    assertThat(running.send(Delivery.json("/webhooks/kept", "{}")).statusCode()).isEqualTo(202);
  }

  @Test
  void whatOthersReferToIsNotDeleted() {
    var outcome = running.run("config", "delete", "EventSource", "kept");

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err())
        .contains("EventSubscription keeping · spec.Source", "EventSource not found: kept");
    assertThat(running.get("/api/v1/resources/EventSource/kept").statusCode()).isEqualTo(200);
  }

  @Test
  void whatNobodyRefersToIsDeleted() {
    running.apply(webhook("gone"));

    assertThat(running.run("config", "delete", "es", "gone").exitCode()).isZero();

    assertThat(running.send(Delivery.json("/webhooks/gone", "{}")).statusCode()).isEqualTo(404);
    assertThat(running.run("config", "delete", "es", "gone").err())
        .contains("no such resource: EventSource gone");
  }

  @Test
  void twoWebhooksOnOnePathAreAProblem() {
    var together =
        WEIKIO.file(
            "twice.yaml",
            all(webhook("one", "{Path: same}"), webhook("two", "{Path: /webhooks/same}")));
    var later = WEIKIO.file("later.yaml", webhook("three", "{Path: /webhooks/kept}"));

    assertThat(WEIKIO.run("config", "validate", together).err())
        .contains(
            "EventSource two",
            "already taken: webhook path /webhooks/same",
            "by EventSource one at twice.yaml:");
    assertThat(running.run("config", "apply", later).err())
        .contains(
            "EventSource three",
            "already taken: webhook path /webhooks/kept",
            "by EventSource kept");
  }

  @Test
  void aTypeThatIsNotThereYetIsNamed() {
    var yaml =
        webhook("other", "{Url: https://api.example.com}").replace("Type: webhook", "Type: custom");

    var outcome = WEIKIO.run("config", "validate", WEIKIO.file("custom.yaml", yaml));

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err())
        .contains(
            "EventSource other · spec.Type",
            "type not there yet: custom (expected: database, file-watch, http-poll, schedule, webhook");
  }

  @Test
  void aTransformationIsNotThereYet() {
    var yaml =
        webhook(
            "shop", "{Path: shop, TransformPayload: \"def transform(payload): return payload\"}");

    var outcome = WEIKIO.run("config", "validate", WEIKIO.file("transform.yaml", yaml));

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err())
        .contains("EventSource shop · spec.Parameters.TransformPayload", "not there yet");
  }
}
