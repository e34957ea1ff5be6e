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
  void onlyTheNewestTokensAreRemembered() {
    var redaction = given("BearerToken", "bearer-1");
    for (var token : List.of("token-1", "token-2", "token-3", "token-3")) {
      redaction.hideToken(token);
    }

    assertThat(redaction.shown("bearer-1 token-1 token-2 token-3"))
        .isEqualTo("*** token-1 *** ***");
  }
}
