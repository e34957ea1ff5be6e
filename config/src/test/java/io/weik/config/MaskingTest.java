package io.weik.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.resource.Kind;
import io.weik.api.resource.ResourceId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {
  private final Masking masking = new Masking(Fixture.TYPES);

  @Test
  void literalSecretsOfASourceAreMaskedAndNothingElse() {
    var document =
        source(
            """
            # who may call \uD83D\uDE00
            Path: /a
            Secret: [literal, "${github-secret}", 'it''s another', "Bearer ${token}"]
            Signatures:
              - Name: X
                Key: |
                  two
                  lines
              - {Name: Y, key: "${github-secret}"}
            """);

    assertThat(masking.maskedYaml(document))
        .isEqualTo(
            Fixture.source(
                """
                # who may call \uD83D\uDE00
                Path: /a
                Secret: ["***", "${github-secret}", "***", "***"]
                Signatures:
                  - Name: X
                    Key: "***"
                  - {Name: Y, key: "${github-secret}"}
                """));
  }

  @Test
  void textsWhoseNameSpeaksOfASecretAreMaskedUnlessTheyAreAPlaceholder() {
    var document =
        source(
            """
            Path: /a
            Headers:
              Accept: text/csv
              Authorization: Bearer abcdef
              X-Api-Key: "${token}"
              Cookie: "Bearer ${token}"
              Proxy-Authorization: "${user}:hidden"
            """);

    assertThat(masking.maskedYaml(document))
        .contains("Accept: text/csv", "\"${token}\"", "\"Bearer ${token}\"")
        .doesNotContain("abcdef", "hidden");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.example.com/changes?api_key=abcdef",
        "https://ann:abcdef@api.example.com/changes",
        "https://fn.example.com/api/changes?code=abcdef",
        "'{\"user\": \"ann\", \"password\": \"abcdef\"}'",
        "client_secret=abcdef&scope=read"
      })
  void anAddressWithASecretInItIsMasked(String address) {
    assertThat(masking.maskedYaml(source("Path: /a\nAnswer: " + address))).doesNotContain("abcdef");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.example.com/changes?page=1&api_key=${key}",
        "https://ann:${password}@api.example.com/changes?monkey"
      })
  void anAddressWithoutASecretInItIsShown(String address) {
    assertThat(masking.maskedYaml(source("Path: /a\nAuthority: " + address))).contains(address);
  }

  @Test
  void aJsonTextWithASecretInItIsMaskedAsAWhole() {
    var hidden = source("Path: /a\nHeaders: '{\"Authorization\": \"Bearer abcdef\"}'");
    var shown = source("Path: /a\nHeaders: '{\"Authorization\": \"Bearer ${token}\"}'");

    assertThat(masking.maskedYaml(hidden)).doesNotContain("abcdef").contains("***");
    assertThat(masking.maskedYaml(shown)).contains("Bearer ${token}");
  }

  @Test
  void aSecretThatAnAliasNamesIsMaskedWhereItStands() {
    var document = source("Path: &p hidden\nSecret: *p\nFolder: *p");

    assertThat(masking.maskedYaml(document))
        .contains("Path: &p \"***\"", "Secret: *p")
        .doesNotContain("hidden");
  }

  @Test
  void secretsInOneTextWithCommasAreMasked() {
    assertThat(masking.maskedYaml(source("Path: /a\nSecret: one,two"))).doesNotContain("one,two");
    assertThat(masking.maskedYaml(source("Path: /a\nSecret: '${one},${two}'")))
        .contains("'${one},${two}'");
  }

  @Test
  void theValueOfASecretVariableIsMasked() {
    assertThat(masking.maskedYaml(variable("Value: 12345678\nIsSecret: 'true'")))
        .contains("Value: \"***\"");
    assertThat(masking.maskedYaml(variable("Value: shown\nIsSecret: false"))).contains("shown");
    assertThat(masking.maskedYaml(variable("Value: ${ENV}\nIsSecret: true"))).contains("${ENV}");
    assertThat(masking.maskedYaml(variable("Value: hidden\nIsSecret: ${ENV}")))
        .doesNotContain("hidden");
  }

  @Test
  void everythingOfATypeThatIsNotThereIsMasked() {
    var text = Fixture.source("Password: hidden").replace("webhook", "database");
    var document = new ResourceDocument(new ResourceId(Kind.EVENT_SOURCE, "pushes"), text);

    assertThat(masking.maskedYaml(document)).contains("database").doesNotContain("hidden");
  }

  @Test
  void jsonIsMaskedAndTyped() {
    assertThat(masking.maskedJson(variable("Value: 12345678\nIsSecret: true")))
        .isEqualToIgnoringWhitespace(
            """
            {"apiVersion": "weik.io/v1", "kind": "Variable", "metadata": {"name": "v"},
             "spec": {"Value": "***", "IsSecret": true}}
            """);
  }

  @Test
  void aDocumentThatCannotBeReadIsNotShown() {
    assertThat(masking.maskedYaml(source("Secret: hidden\n\tx"))).isEqualTo("***");
    assertThat(masking.maskedYaml(source("Secret: hidden\n--- a"))).isEqualTo("***");
    assertThat(masking.maskedJson(source("Secret: hidden\n\tx"))).isEqualTo("null");
  }

  @Test
  void aDocumentDoesNotPrintItsText() {
    assertThat(variable("Value: hidden")).hasToString("ResourceDocument[Variable v]");
  }

  private static ResourceDocument source(String parameters) {
    return new ResourceDocument(
        new ResourceId(Kind.EVENT_SOURCE, "pushes"), Fixture.source(parameters));
  }

  private static ResourceDocument variable(String lines) {
    var text =
        "apiVersion: weik.io/v1\nkind: Variable\nmetadata: {name: v}\nspec:\n" + lines.indent(2);
    return new ResourceDocument(new ResourceId(Kind.VARIABLE, "v"), text);
  }
}
