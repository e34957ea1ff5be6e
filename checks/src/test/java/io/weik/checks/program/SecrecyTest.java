package io.weik.checks.program;

import static io.weik.checks.program.Declarations.all;
import static io.weik.checks.program.Declarations.channel;
import static io.weik.checks.program.Declarations.flow;
import static io.weik.checks.program.Declarations.subscription;
import static io.weik.checks.program.Declarations.webhook;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** No secret is printed, answered, logged or kept in the clear, however it was given. */
class SecrecyTest {
  private static final List<String> SECRETS =
      List.of("literal-jackdaw", "environment-jackdaw", "variable-jackdaw", "token-jackdaw");
  private static final List<String> COMMANDS =
      List.of(
          "config export",
          "config ls -o json",
          "config get EventSource literal -o json",
          "config get EventSource literal",
          "config get Variable held -o yaml",
          "es show literal -o yaml",
          "es ls -o json",
          "esi status literal-0 -o json",
          "variable ls -o json",
          "event ls -o json",
          "deadletter ls -o json",
          "config apply wrong.yaml");

  @AutoClose
  private final Weikio weikio =
      new Weikio()
          .with("FROM_ENVIRONMENT", "environment-jackdaw")
          .with("WEIKIO_TOKEN", "token-jackdaw")
          .with("WEIKIO_LOG_LEVEL", "debug");

  @Test
  void secretsStaySecret() throws IOException {
    var running = weikio.start("serve");
    running.apply(
        all(
            webhook("literal", "{Path: literal, Provider: github, Secret: literal-jackdaw}"),
            webhook("environment", "{Path: environment, Secrets: \"${FROM_ENVIRONMENT}\"}"),
            webhook(
                "variable",
                "{Path: variable, Provider: meta, Secret: \"${held}\", VerifyToken: \"${held}\"}"),
            """
            apiVersion: weik.io/v1
            kind: Variable
            metadata: {name: held}
            spec: {Value: variable-jackdaw, IsSecret: true}
            """,
            channel("events", "stream"),
            subscription("all", "literal"),
            flow("log", "all", "Started", "[{log: \"${body}\"}]")));
    Files.delete(weikio.folder().resolve("apply.yaml"));
    weikio.file("wrong.yaml", webhook("wrong", "{Path: wrong, Secret: x, Tolerance: \"${held}\"}"));
    var delivery = Delivery.github("/webhooks/literal", "literal-jackdaw", "1", "{}");
    assertThat(running.send(delivery).statusCode()).isEqualTo(202);
    var forged = running.send(Delivery.github("/webhooks/literal", "guess", "2", "{}")).body();
    await().until(() -> running.printed().contains("log: {}"));

    var printed = COMMANDS.stream().map(line -> running.run(line.split(" ")).all());
    assertThat(Stream.concat(printed, Stream.of(forged))).allSatisfy(SecrecyTest::holdsNoSecret);
    running.stop();

    thenNoFileHoldsASecret();
  }

  /** What commands and the server printed lies beside the data, in the same folder. */
  private void thenNoFileHoldsASecret() throws IOException {
    try (var files = Files.walk(weikio.folder())) {
      assertThat(files.filter(Files::isRegularFile))
          .hasSizeGreaterThan(COMMANDS.size())
          .allSatisfy(SecrecyTest::holdsNoSecretInside);
    }
  }

  private static void holdsNoSecretInside(Path file) throws IOException {
    holdsNoSecret(Files.readString(file, ISO_8859_1));
  }

  private static void holdsNoSecret(String text) {
    assertThat(SECRETS).noneMatch(text::contains);
  }
}
