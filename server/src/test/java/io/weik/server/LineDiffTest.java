package io.weik.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineDiffTest {
  @Test
  void onlyWhatDiffersIsTold() {
    assertThat(LineDiff.of("a\nb\nc\nd\n", "a\nx\nc\nd\ne\n")).containsExactly("- b", "+ x", "+ e");
    assertThat(LineDiff.of("a\nb\n", "a\nb\n")).isEmpty();
    assertThat(LineDiff.of("a\n", "")).containsExactly("- a");
  }

  @Test
  void aMovedLineIsTakenOutAndPutIn() {
    assertThat(LineDiff.of("a\nb\nc\n", "b\nc\na\n")).containsExactly("- a", "+ a");
  }

  @Test
  void aLongDifferenceIsCutShort() {
    var lines = LineDiff.of("", numbered(50, ""));

    assertThat(lines).hasSize(21).startsWith("+ 0").endsWith("\u2026 30 more");
  }

  @Test
  void hugeTextsAreComparedWithoutEffort() {
    var lines = LineDiff.of(numbered(100_000, "a"), numbered(100_000, "b"));

    assertThat(lines).hasSize(21).startsWith("- 0a").endsWith("\u2026 199980 more");
  }

  private static String numbered(int count, String ending) {
    return IntStream.range(0, count)
        .mapToObj(number -> number + ending + "\n")
        .collect(Collectors.joining());
  }
}
