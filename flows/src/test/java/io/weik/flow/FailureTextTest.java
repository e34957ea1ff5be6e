package io.weik.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailureTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          No route to smtp://ops:a,b;c@host?to=x, sorry      | no route to smtp://host
          at smtp://host?password=RAW(a b, "c)&to=x in step  | at smtp://host in step
          at smtp://ops:a,b/c@host in step                   | at smtp://… in step
          {"see":"https://a.b/c?d=e","by":"x@y.z"}           | {"see":"https://a.b/c","by":"x@y.z"}
          """)
  void urlsShowNoSecrets(String text, String line) {
    assertThat(FailureText.oneLine(text)).startsWith(line).doesNotContain("a,b", "b;c", "\"c");
  }

  @ParameterizedTest
  @ValueSource(strings = {"R", "a", "://", "http://a", "@", "RAW("})
  @Timeout(5)
  void anAnswerThatIsLongIsShortInNoTime(String part) {
    assertThat(FailureText.oneLine("at http://" + part.repeat(1_000_000))).hasSizeLessThan(310);
  }

  @Test
  void aLineIsShort() {
    assertThat(FailureText.oneLine("x ".repeat(500))).hasSize(301).endsWith("…");
  }
}
