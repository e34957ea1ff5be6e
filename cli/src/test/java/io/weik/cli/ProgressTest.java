package io.weik.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(shown, true, UTF_8);

  @Test
  void withoutAPersonEachTenthIsALine() {
    try (var progress = Progress.of(out, false, "retrying", 5000)) {
      for (int done = 0; done <= 1200; done += 10) {
        progress.reached(done);
      }
    }

    assertThat(shown.toString(UTF_8))
        .isEqualTo("retrying  500 of 5,000\nretrying  1,000 of 5,000\n");
  }

  @Test
  void aPersonSeesABar() {
    try (var progress = Progress.of(out, true, "retrying", 40)) {
      progress.reached(40);
    }

    assertThat(shown.toString(UTF_8)).contains("retrying", "100%", "40/40");
  }

  @Test
  void nothingIsShownOfNothing() {
    try (var progress = Progress.of(out, true, "retrying", 0)) {
      progress.reached(0);
    }

    assertThat(shown.size()).isZero();
  }
}
