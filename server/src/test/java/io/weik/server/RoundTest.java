package io.weik.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundTest {
  private final List<String> done = new ArrayList<>();

  @Test
  void withTimeEnoughAllAreDone() throws Exception {
    assertThat(Round.over(List.of("a", "b", "c"), Duration.ofMinutes(1), done::add)).isEqualTo(3);
    assertThat(done).containsExactly("a", "b", "c");
  }

  @Test
  void whenTheTimeIsOverNoneIsBegunButTheFirst() throws Exception {
    assertThat(Round.over(List.of("a", "b", "c"), Duration.ofNanos(-1), done::add)).isEqualTo(1);
    assertThat(done).containsExactly("a");
  }
}
