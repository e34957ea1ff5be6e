package io.weik.source.httppoll;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.testkit.Parameters;
import org.junit.jupiter.api.Test;

class IdentityTest {
  private static final String URL = "https://api.example.com/changes";

  private static String of(String... parameters) {
    return Identity.of(Parameters.of(HttpPollConfig.class, parameters));
  }

  @Test
  void anotherQueryIsAnother() {
    var known = of("Url", URL, "Query", "project: a\nsince: ${cursor}");

    assertThat(of("Url", URL, "Query", "project: b\nsince: ${cursor}")).isNotEqualTo(known);
    assertThat(of("Url", URL, "Query", "project: a\nfrom: ${cursor}")).isNotEqualTo(known);
    assertThat(of("Url", URL)).isNotEqualTo(known);
    assertThat(of("Url", URL, "Query", "since: ${cursor}\nproject: a")).isEqualTo(known);
  }

  @Test
  void anotherAddressOrBodyIsAnother() {
    var known = of("Url", URL + "?of=a", "Method", "POST", "Body", "{\"q\":1}");

    assertThat(of("Url", URL + "?of=b", "Method", "POST", "Body", "{\"q\":1}")).isNotEqualTo(known);
    assertThat(of("Url", URL + "?of=a", "Method", "POST", "Body", "{\"q\":2}")).isNotEqualTo(known);
  }

  @Test
  void anotherSecretIsTheSame() {
    assertThat(of("Url", URL + "?access_token=abcd1234&of=a"))
        .isEqualTo(of("Url", URL + "?access_token=efgh5678&of=a"));
    assertThat(of("Url", URL, "Query", "api_key: abcd1234"))
        .isEqualTo(of("Url", URL, "Query", "api_key: efgh5678"));
    assertThat(of("Url", URL, "Query", "sig: 1234567890abcdefgh"))
        .isEqualTo(of("Url", URL, "Query", "sig: abcdefgh1234567890"));
    assertThat(of("Url", URL, "Method", "POST", "Body", "{\"token\":\"abcd1234\",\"q\":1}"))
        .isEqualTo(of("Url", URL, "Method", "POST", "Body", "{\"token\":\"efgh5678\",\"q\":1}"));
  }

  @Test
  void aFilterWhoseNameSoundsLikeASecretIsNone() {
    for (var name : new String[] {"keyword", "project_key", "country_code", "author"}) {
      assertThat(of("Url", URL, "Query", name + ": alpha"))
          .isNotEqualTo(of("Url", URL, "Query", name + ": beta"));
    }
  }
}
