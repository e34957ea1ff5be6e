package io.weik.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.weik.api.resource.Kind;
import io.weik.api.resource.ResourceId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema agrees with the reader. */
class SchemaTest {
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(new Reference(Fixture.TYPES).schema());
  private static final String EVERY_PARAMETER =
      """
      Path: /a
      Secret: [one, "${two}"]
      ValidateSignature: "TRUE"
      AllowedIPs: 10.0.0.0/8
      Provider: standardwebhooks
      MaximumBody: 64 KiB
      Tolerance: 2h
      MaximumInFlight: "60"
      MaximumCalls: 60
      Verbose: ${verbose}
      Headers: {Retries: 3, Accept: "*/*"}
      Signatures: [{Name: X, Prefix: v1, Key: k}]
      Fallback: {Name: X}
      NotBefore: 2026-01-15T10:30:00Z
      Authority: https://example.com
      Folder: ./kept
      """;

  @Test
  void theSchemaIsOne() {
    var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    var metaSchema =
        registry.getSchema(
            com.networknt.schema.SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

    assertThat(metaSchema.validate(new Reference(Fixture.TYPES).schema(), InputFormat.JSON))
        .isEmpty();
  }

  @Test
  void everyValidDocumentFits() {
    for (var document : Fixture.valid(Examples.EVERYTHING).documents()) {
      assertThat(errors(document.text())).as(document.text()).isEmpty();
    }
  }

  @Test
  void everyFormOfEveryParameterFits() {
    assertThat(errors(Fixture.source(EVERY_PARAMETER))).isEmpty();
    assertThat(errors(Fixture.source("Path: ${a}\nTolerance: ${b}\nMaximumInFlight: ${c}")))
        .isEmpty();
    assertThat(errors(Fixture.source("Path: 1\nHeaders: '{}'\nSecret:\nTolerance: 0.5"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Secert: x",
        "ValidateSignature: yes",
        "Provider: githob",
        "Tolerance: soon",
        "MaximumInFlight: many",
        "MaximumInFlight: 0.5",
        "Secret: {a: b}",
        "Headers: [a]",
        "Headers: {a: {b: c}}",
        "Signatures: [{Nam: X}]",
        "Signatures: [{Name: X, Prefix: [a]}]",
        "Fallback: {}",
        "Folder: "
      })
  void whatTheReaderRefusesTheSchemaRefuses(String line) {
    var yaml = Fixture.source("Path: /a\n" + line);

    assertThat(Fixture.problems(yaml)).isNotEmpty();
    assertThat(errors(yaml)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kind: EventSource -> kind: EventSorce",
        "weik.io/v1 -> weik.io/v2",
        "Type: webhook -> Type: webhok",
        "EventType: com.example.push -> EventTyp: com.example.push",
        "name: pushes -> nam: pushes",
        "Path: /a -> Folder: /a",
        "metadata: -> metadata: {} #"
      })
  void whatTheReaderRefusesAroundParametersTheSchemaRefuses(String change) {
    var words = change.split(" -> ", -1);
    var yaml = Fixture.source("Path: /a").replace(words[0], words[1]);

    assertThat(Fixture.problems(yaml)).isNotEmpty();
    assertThat(errors(yaml)).isNotEmpty();
  }

  @Test
  void aFilterIsBounded() {
    var subscription =
        """
        apiVersion: weik.io/v1
        kind: EventSubscription
        metadata: {name: a}
        spec: {Source: a, Channel: b, Filter: %s}
        """;

    assertThat(errors(subscription.formatted("{any: [{not: {exact: {type: a}}}]}"))).isEmpty();
    assertThat(errors(subscription.formatted("{data: {$.a: {lessThan: 1}, b: c}}"))).isEmpty();
    assertThat(errors(subscription.formatted("{data: {$.a: {fewer: 1}}}"))).isNotEmpty();
    assertThat(errors(subscription.formatted("{any: [{nicht: {}}]}"))).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Retry: {}                                         | true
          Retry: {MaxAttempts: 3, MaxDelay: 1m, Jitter: 0}  | true
          Retry: {Attempts: 3}                              | false
          Circuit: {FailedTries: "${tries}"}                | true
          OnGap: Continue                                   | true
          OnGap: resnapshot                                 | false
          Ordering: NONE                                    | true
          Ordering: strict                                  | false
          OrderingKey: ${OrderId}                           | true
          OrderingKey: [a, b]                               | false
          DeliveryTimeout: 0                                | true
          """)
  void aDeliveryFitsAsItIsRead(String line, boolean fits) {
    var subscription =
        """
        apiVersion: weik.io/v1
        kind: EventSubscription
        metadata: {name: a}
        spec:
          Source: a
          Channel: b
        """
            + line.indent(2);

    assertThat(errors(subscription).isEmpty()).isEqualTo(fits);
  }

  private static List<Error> errors(String yaml) {
    var document = new ResourceDocument(new ResourceId(Kind.EVENT_SUBSCRIPTION, "any"), yaml);
    return SCHEMA.validate(new Masking(Fixture.TYPES).maskedJson(document), InputFormat.JSON);
  }
}
