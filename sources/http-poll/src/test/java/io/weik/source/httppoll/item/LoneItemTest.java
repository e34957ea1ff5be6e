package io.weik.source.httppoll.item;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoneItemTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"$ | {\"a\":%d}", "$.x | {\"x\":{\"a\":%d}}"})
  void linesOfJsonThatNobodyCallsSoAreEachEmittedOnce(String path, String line) {
    var polls = Polls.at(path);
    polls.contentType = "application/octet-stream";
    var body = (line + "\n" + line).formatted(1, 2);

    polls.poll(body);
    polls.poll(body);
    var counts = polls.restart().poll(body + "\n" + line.formatted(3));

    assertThat(counts).isEqualTo(new Counts(3, 1, 0));
    assertThat(polls.data()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "application/octet-stream"})
  void theFirstOfSeveralValuesMayBeLongerThanEveryBuffer(String type) {
    var polls = Polls.of(type);
    var large = "{\"text\":\"%s\"}".formatted("0123456789".repeat(50_000));

    polls.poll(large + "\n[7]\n{\"a\":1}");
    polls.poll(large + "\n[7]\n{\"a\":1}");

    assertThat(polls.data()).containsExactly(large, "7", "{\"a\":1}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "application/octet-stream", "application/json"})
  void theOnlyValueOfAnAnswerIsKnownByItsPlaceWhateverTheAnswerIsCalled(String type) {
    var polls = Polls.of(type);

    polls.poll("{\"a\":1}\n");
    var counts = polls.poll("{\"a\":2}\n");

    assertThat(counts).isEqualTo(new Counts(1, 0, 1));
    assertThat(polls.data()).containsExactly("{\"a\":1}", "{\"a\":2}");
  }
}
