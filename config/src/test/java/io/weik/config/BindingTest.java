package io.weik.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.parameter.ByteSize;
import io.weik.api.parameter.Secret;
import io.weik.api.problem.Problem;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BindingTest {
  @Test
  void whatIsLeftOutHasItsDefault() {
    var parameters = Fixture.parameters("Path: /a");

    assertThat(parameters.validateSignature()).isTrue();
    assertThat(parameters.maximumBody()).isEqualTo(new ByteSize(1 << 20));
    assertThat(parameters.tolerance()).isEqualTo(Duration.ofMinutes(5));
    assertThat(parameters.secret()).isEmpty();
    assertThat(parameters.headers()).isEmpty();
    assertThat(parameters.provider()).isEmpty();
  }

  @Test
  void keysMatchWithoutRegardToCase() {
    var parameters = Fixture.parameters("path: /a\nVALIDATESIGNATURE: false\nallowedips: 10.0.0.1");

    assertThat(parameters.path()).isEqualTo("/a");
    assertThat(parameters.validateSignature()).isFalse();
    assertThat(parameters.allowedIps()).containsExactly("10.0.0.1");
  }

  @Test
  void aSourceFillsInItsOwnPlaceholdersItself() {
    var parameters =
        Fixture.parameters(
            """
            Path: /a
            Query: {since: "${lastPoll}", key: "${TOKEN}-${cursor}"}
            Answer: "${cursor} of ${TOKEN}"
            """);

    assertThat(parameters.query())
        .containsExactly(
            Map.entry("since", "${lastPoll}"),
            Map.entry("key", "t0ken-from-environment-${cursor}"));
    assertThat(parameters.answer()).contains("${cursor} of t0ken-from-environment");
  }

  @Test
  void aPlaceholderThatIsNotTheSourcesOwnIsAVariable() {
    assertThat(Fixture.problems(Fixture.source("Path: /a\nAnswer: ${lastPoll}")))
        .singleElement()
        .extracting(Problem::message)
        .asString()
        .startsWith("variable not found: lastPoll");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          60, PT60S
          '"60"', PT60S
          0.5, PT0.5S
          250ms, PT0.25S
          30s, PT30S
          5m, PT5M
          2h, PT2H
          7d, PT168H
          PT1H30M, PT1H30M
          """)
  void durationsAreReadAsPeopleWriteThem(String written, Duration expected) {
    assertThat(Fixture.parameters("Path: /a\nTolerance: " + written).tolerance())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"36501d", "999999999999d", "P36500DT1S"})
  void aDurationWhoseNanosecondsMayNotFitIsRefused(String written) {
    assertThat(Fixture.problems(Fixture.source("Path: /a\nTolerance: " + written)))
        .singleElement()
        .extracting(Problem::expected)
        .isEqualTo(Optional.of("a duration of at most 36500d"));
  }

  @Test
  void quotedAndPlainScalarsAreAlike() {
    var quoted = Fixture.parameters("Path: '5'\nMaximumInFlight: '60'\nValidateSignature: 'True'");
    var plain = Fixture.parameters("Path: 5\nMaximumInFlight: 60\nValidateSignature: true");

    assertThat(quoted).isEqualTo(plain);
  }

  @Test
  void everyTypeIsRead() {
    var parameters =
        Fixture.parameters(
            """
            Path: on
            Provider: StandardWebhooks
            Secret: x
            MaximumCalls: 5000000000
            Verbose: FALSE
            NotBefore: 2026-01-15T10:30:00+01:00
            Authority: https://example.com/a?b=c
            Folder: ./kept
            """);

    assertThat(parameters.path()).isEqualTo("on");
    assertThat(parameters.provider()).contains(WebhookLikeType.Provider.STANDARD_WEBHOOKS);
    assertThat(parameters.maximumCalls()).contains(5_000_000_000L);
    assertThat(parameters.verbose()).contains(false);
    assertThat(parameters.notBefore()).contains(Instant.parse("2026-01-15T09:30:00Z"));
    assertThat(parameters.authority()).contains(URI.create("https://example.com/a?b=c"));
    assertThat(parameters.folder()).contains(Path.of("./kept"));
  }

  @Test
  void anEnumsOwnWordCounts() {
    assertThat(Fixture.parameters("Path: /a\nSecret: x\nProvider: X-OWN").provider())
        .contains(WebhookLikeType.Provider.OWN);
  }

  @Test
  void aListIsReadFromTextWithCommas() {
    assertThat(Fixture.parameters("Path: /a\nAllowedIPs: '10.0.0.0/8, 192.168.0.0/16'"))
        .isEqualTo(Fixture.parameters("Path: /a\nAllowedIPs: [10.0.0.0/8, 192.168.0.0/16]"))
        .isEqualTo(Fixture.parameters("Path: /a\nAllowedIPs: ${NETWORKS}"));
  }

  @Test
  void aMapIsReadFromAMappingOrAJsonText() {
    var json =
        """
        Path: /a
        Headers: |
          {"Authorization": "Bearer ${TOKEN}", "Retries": 3}
        """;

    assertThat(Fixture.parameters(json).headers())
        .isEqualTo(Map.of("Authorization", "Bearer t0ken-from-environment", "Retries", "3"))
        .isEqualTo(
            Fixture.parameters("Path: /a\nHeaders: {Authorization: 'Bearer ${TOKEN}', Retries: 3}")
                .headers());
  }

  @Test
  void recordsWithinRecordsAreRead() {
    var parameters =
        Fixture.parameters(
            """
            Path: /a
            Signatures:
              - name: X-One
                prefix: v1=
              - Name: X-Two
                Key: ${TOKEN}
            Fallback: {Name: X-Three}
            """);

    assertThat(parameters.signatures())
        .containsExactly(
            new WebhookLikeType.Header("X-One", "v1=", Optional.empty()),
            new WebhookLikeType.Header(
                "X-Two", "", Optional.of(Secret.parse("t0ken-from-environment"))));
    assertThat(parameters.fallback())
        .contains(new WebhookLikeType.Header("X-Three", "", Optional.empty()));
  }

  @Test
  void placeholdersAreResolvedInsideLargerTexts() {
    assertThat(Fixture.parameters("Path: /a/${TOKEN}/b/$${TOKEN}/$5/}").path())
        .isEqualTo("/a/t0ken-from-environment/b/${TOKEN}/$5/}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "*.{csv,json}, *.xml" | *.{csv,json};*.xml
          "a{b, c"              | a{b;c
          "a}, {b"              | a};{b
          """)
  void aListIsNotCutWithinClosedBraces(String written, String parts) {
    assertThat(Fixture.parameters("Path: /a\nAllowedIPs: " + written).allowedIps())
        .containsExactly(parts.split(";"));
  }

  @Test
  void aSecretIsCutAtTheCommasThatAreWritten() {
    assertThat(Fixture.parameters("Path: /a\nSecret: '${NETWORKS}, ${TOKEN}'").secret())
        .containsExactly(
            Secret.parse("10.0.0.0/8, 192.168.0.0/16"), Secret.parse("t0ken-from-environment"));
  }

  @Test
  void anAnchorIsReadWhereItIsNamed() {
    var parameters = Fixture.parameters("Path: &p /a\nFallback: {Name: *p}");

    assertThat(parameters.fallback().orElseThrow().name()).isEqualTo("/a");
  }
}
