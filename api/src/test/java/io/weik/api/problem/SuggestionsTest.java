package io.weik.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
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

  @Test
  void aSlipIsFoundAmongMany() {
    var many = new ArrayList<>(IntStream.range(0, 5000).mapToObj("a_table_%d"::formatted).toList());
    many.add("orders");

    assertThat(Suggestions.nearest("order", many)).containsExactly("orders");
  }
}
