package io.weik.source.httppoll;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.testkit.Parameters;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedactionTest {
  private static Redaction given(String... more) {
    var parameters = new ArrayList<>(List.of("Url", "https://api.example.com/changes"));
    parameters.addAll(List.of(more));
    return Redaction.of(Parameters.of(HttpPollConfig.class, parameters.toArray(String[]::new)));
  }

  @Test
  void theSecretsInABodyOfJsonAreNotShown() {
    var body =
        """
        {"auth": {"password": "pa55\\"word", "deep": [{"apiKey": "k3y-1234"}]}, "user": "annie",
         "since": ${lastPollEpoch}, "token": 987654}
        """;
    var redaction = given("Method", "POST", "Body", body);

    assertThat(redaction.shown("pa55\"word pa55\\\"word k3y-1234 annie 987654"))
        .isEqualTo("*** *** *** annie ***");
  }

  @Test
  void theSecretsInAFormAreNotShown() {
    var redaction =
        given(
            "Method",
            "POST",
            "ContentType",
            "application/x-www-form-urlencoded",
            "Body",
            "user=annie&password=pa55%2Fword+x&after=${cursor}");

    assertThat(redaction.shown("pa55/word x, pa55%2Fword+x, annie")).isEqualTo("***, ***, annie");
  }

  @Test
  void onlyTheNewestTokensAreRemembered() {
    var redaction = given("BearerToken", "bearer-1");
    for (var token : List.of("token-1", "token-2", "token-3", "token-3")) {
      redaction.hideToken(token);
    }

    assertThat(redaction.shown("bearer-1 token-1 token-2 token-3"))
        .isEqualTo("*** token-1 *** ***");
  }
}
