package io.weik.checks.program;

import static io.weik.checks.program.Declarations.webhook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sources are tried before they are deployed, and once they run. */
class TryTest {
  private static final String FILES =
      """
      apiVersion: weik.io/v1
      kind: EventSource
      metadata: {name: uploads}
      spec:
        Type: file-watch
        EventType: com.example.file.uploaded
        EventSource: upload-directory
        Parameters: {Path: inbox, Pattern: "*.csv", StabilityPeriod: 0, NotifyFilters: Created}
        Variables:
          - {SourceColumn: name, TargetVariable: FileName}
      """;

  @AutoClose private final Weikio weikio = new Weikio();

  @BeforeEach
  void putAFile() throws IOException {
    Files.createDirectories(weikio.folder().resolve("inbox"));
    weikio.file("inbox/one.csv", "id\n1");
  }

  @Test
  void aSourceInAFileIsTriedWithoutAServer() {
    var outcome = weikio.run("es", "try", weikio.file("uploads.yaml", FILES));

    assertThat(outcome.exitCode()).as(outcome.all()).isZero();
    assertThat(outcome.out())
        .contains("uploads · file-watch", "com.example.file.uploaded", "one.csv")
        .contains("FileName=\"one.csv\"")
        .contains("1 event would be emitted; nothing was stored");
    assertThat(weikio.folder().resolve("data")).doesNotExist();
  }

  @Test
  void aRunningSourceIsTriedFromWhereItIsAndStoresNothing() {
    var running = weikio.start("run", weikio.file("uploads.yaml", FILES));
    weikio.file("inbox/two.csv", "id\n2");
    await().until(() -> running.eventIds().size() == 1);

    var outcome = running.run("es", "try", "uploads");

    assertThat(outcome.exitCode()).as(outcome.all()).isZero();
    assertThat(outcome.out()).contains("0 events would be emitted");
    assertThat(running.eventIds()).hasSize(1);
  }

  @Test
  void aFolderThatIsMissingIsToldInWords() {
    var yaml = FILES.replace("Path: inbox", "Path: outbox");

    var outcome = weikio.run("es", "try", weikio.file("missing.yaml", yaml));

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out()).contains("the folder cannot be watched: not there: ", "/outbox");
  }

  @Test
  void aPeerThatDoesNotAnswerIsToldWithAHintAndExitCodeOne() {
    var yaml =
        """
        apiVersion: weik.io/v1
        kind: EventSource
        metadata: {name: prices}
        spec:
          Type: http-poll
          EventType: com.example.price
          EventSource: /prices
          Parameters: {Url: "http://127.0.0.1:1/prices?key=hidden"}
        """;

    var outcome = weikio.run("es", "try", weikio.file("prices.yaml", yaml));

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out()).contains("problem", "127.0.0.1:1").doesNotContain("hidden");
    assertThat(outcome.all()).doesNotContain("Exception", "\tat ");
  }

  @Test
  void aWebhookIsNotTriedButSimulated() {
    var yaml = weikio.file("hook.yaml", webhook("orders"));

    assertThat(weikio.run("es", "try", yaml).all())
        .contains("no source in hook.yaml that looks for events by itself");
    assertThat(weikio.run("es", "try", yaml, "--source", "orders").all())
        .contains("weikio es simulate orders");
  }

  @Test
  void whatIsWrongInTheFileIsToldAsValidateDoes() {
    var yaml = weikio.file("wrong.yaml", FILES.replace("Pattern", "Patern"));

    var outcome = weikio.run("es", "try", yaml);

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err())
        .contains("wrong.yaml:", "unknown parameter: Patern", "did you mean Pattern?");
  }
}
