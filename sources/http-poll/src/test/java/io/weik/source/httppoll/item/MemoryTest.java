package io.weik.source.httppoll.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.source.StateEntry;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoryTest {
  private final Polls polls = Polls.by("id");

  private List<StateEntry> state() {
    return polls.context.states("seen", "", 100_000);
  }

  private static String array(int count, int version) {
    return IntStream.range(0, count)
        .mapToObj(id -> "{\"id\":%d,\"v\":%d}".formatted(id, id == 0 ? version : 0))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private int bytesThatDiffer(List<StateEntry> before) {
    return state().stream()
        .filter(entry -> !before.contains(entry))
        .mapToInt(entry -> entry.key().length() + entry.value().size())
        .sum();
  }

  @Test
  void aPollInWhichNothingChangedWritesNothing() {
    polls.poll(array(500, 0));
    var before = state();

    polls.context.failEmits(new IllegalStateException("there was nothing to write"));
    polls.poll(array(500, 0));

    assertThat(state()).isEqualTo(before);
  }

  @Test
  void oneChangeAmongManyWritesLittle() {
    polls.poll(array(20_000, 0));
    var before = state();

    polls.poll(array(20_000, 1));

    assertThat(bytesThatDiffer(before)).isLessThan(100);
  }

  @Test
  void manySmallChangesDoNotPileUp() {
    for (int version = 0; version < 500; version++) {
      polls.poll(array(3, version));
    }
    polls.restart().poll(array(3, 499));

    assertThat(state()).hasSizeLessThan(40);
    assertThat(polls.data()).hasSize(502);
  }

  @Test
  void aMillionItemsWouldTakeFortyBytesEach() {
    polls.poll(array(50_000, 0));

    assertThat(state().stream().mapToInt(entry -> entry.value().size()).sum())
        .isLessThan(50_000 * 40);
  }

  @Test
  void whatIsStillThereIsRememberedAsSuchOnceAWeek() {
    polls.poll(array(500, 0));
    var before = state();

    polls.later(Duration.ofDays(7)).poll(array(500, 0));
    var after = state();
    polls.later(Duration.ofHours(1)).poll(array(500, 0));

    assertThat(after).isNotEqualTo(before);
    assertThat(state()).isEqualTo(after);
    assertThat(polls.data()).hasSize(500);
  }

  @Test
  void whatIsRememberedOfAnotherIdentityIsRemoved() {
    polls.poll(array(5000, 0));
    polls.identity = "another";

    polls.restart().poll("[{\"id\":1}]");
    polls.restart().poll("[{\"id\":1}]");

    assertThat(state()).hasSizeLessThan(5);
  }

  @Test
  void theStateTellsNothingOfWhatIsPolled() {
    polls.identity = "https://user:secret@example.com/";

    polls.poll("[{\"id\":\"topsecret\"}]");

    assertThat(state()).noneMatch(entry -> entry.value().text().contains("secret"));
  }
}
