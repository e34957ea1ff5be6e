package io.weik.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.config.bind.Suggestions;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {
  private static final List<String> CANDIDATES =
      List.of("webhook", "http-poll", "file-watch", "AllowedIPs", "PollingInterval", "Url");

  @ParameterizedTest
  @CsvSource({
    "webhok, webhook",
    "wehbook, webhook",
    "HTTP_POLL, http-poll",
    "FileWatch, file-watch",
    "allowed-ips, AllowedIPs",
    "PolingIntervall, PollingInterval",
    "Urls, Url"
  })
  void aSlipIsFound(String written, String meant) {
    assertThat(Suggestions.didYouMean(written, CANDIDATES)).contains("did you mean " + meant + "?");
  }

  @ParameterizedTest
  @CsvSource({"kafka", "x", "''", "---", "secret"})
  void somethingElseIsNot(String written) {
    assertThat(Suggestions.nearest(written, CANDIDATES)).isEmpty();
  }
}
