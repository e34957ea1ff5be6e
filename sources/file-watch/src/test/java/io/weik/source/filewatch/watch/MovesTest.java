package io.weik.source.filewatch.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.source.filewatch.watch.Moves.Half;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MovesTest {
  private final List<Path> alone = new ArrayList<>();
  private final Moves moves = new Moves(half -> alone.add(half.from()));

  @Test
  void theSecondHalfIsFoundByItsCookieOnce() {
    from(1, "a");
    from(2, "b");

    assertThat(moves.to(2)).contains(Path.of("b"));
    assertThat(moves.to(2)).isEmpty();
    assertThat(moves.isEmpty()).isFalse();
  }

  @Test
  void aHalfIsAloneAfterAWhileAndNotBefore() {
    from(1, "a");

    moves.expire(Moves.LONGEST_NANOS - 1);
    assertThat(alone).isEmpty();

    moves.expire(Moves.LONGEST_NANOS);
    assertThat(alone).containsExactly(Path.of("a"));
    assertThat(moves.isEmpty()).isTrue();
  }

  @Test
  void aNameUsedAnewEndsTheWaitForWhoeverHadIt() {
    from(1, "a");
    from(2, "b");

    moves.reused(Path.of("a"));

    assertThat(alone).containsExactly(Path.of("a"));
  }

  @Test
  void ofManyHalvesTheOldestWaitNoLonger() {
    for (int i = 0; i < 1000; i++) {
      from(i, "file-" + i);
    }

    assertThat(alone).startsWith(Path.of("file-0"), Path.of("file-1")).hasSizeGreaterThan(900);
  }

  private void from(int cookie, String name) {
    moves.from(new Half(cookie, Path.of(name), false, 0));
  }
}
