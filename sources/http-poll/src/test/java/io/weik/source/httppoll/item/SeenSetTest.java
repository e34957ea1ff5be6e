package io.weik.source.httppoll.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.source.StateChange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SeenSetTest {
  private static final String PREFIX = "seen/contents/";

  private final Map<String, StateChange.Put> state = new HashMap<>();

  private static SeenSet empty() {
    return new SeenSet(PREFIX, Entry.CONTENT, List.of());
  }

  private void store(SeenSet set) {
    for (var change : set.changes()) {
      switch (change) {
        case StateChange.Put put -> state.put(put.key(), put);
        case StateChange.Delete(var key) -> state.remove(key);
      }
    }
    set.stored();
  }

  private SeenSet stored() {
    return new SeenSet(
        PREFIX,
        Entry.CONTENT,
        state.values().stream()
            .map(put -> SeenSet.Stored.of(put.key().substring(PREFIX.length()), put.value()))
            .toList());
  }

  private static int week(SeenSet set, long first, long second) {
    var bucket = set.bucket(first);
    int at = bucket.find(first, second);
    return at < 0 ? -1 : bucket.small(at, SeenSet.WEEK);
  }

  @Property(tries = 60)
  void itHoldsWhatWasPutAlsoWhenReadAnew(
      @ForAll @IntRange(max = 3000) int count, @ForAll long seed) {
    state.clear();
    var random = new Random(seed);
    var expected = new HashMap<Long, Integer>();
    var set = empty();
    for (int n = 0; n < count; n++) {
      long key = random.nextInt(4) == 0 ? random.nextInt(50) : random.nextLong();
      expected.put(key, n);
      set.put(Entry.content(key, ~key, n));
      if (random.nextInt(200) == 0) {
        store(set);
      }
    }
    store(set);

    assertThat(stored().size()).isEqualTo(expected.size()).isEqualTo(set.size());
    assertThat(expected)
        .allSatisfy((key, week) -> assertThat(week(stored(), key, ~key)).isEqualTo(week));
    assertThat(week(stored(), 77, 77)).isEqualTo(-1);
  }

  @Test
  void oneChangeAmongManyStoresLittle() {
    var random = new Random(1);
    var set = empty();
    IntStream.range(0, 200_000).forEach(_ -> set.put(Entry.content(random.nextLong(), 1, 1)));
    store(set);

    set.put(Entry.content(random.nextLong(), 1, 1));

    assertThat(set.changes()).hasSizeLessThan(4);
    assertThat(state.values()).allMatch(put -> put.value().size() <= 128 * Entry.CONTENT);
    assertThat(state.values().stream().mapToInt(put -> put.value().size()).sum())
        .isEqualTo(200_000 * Entry.CONTENT);
  }

  @Test
  void nothingIsToBeStoredWhenNothingChanged() {
    var set = empty();
    set.put(Entry.content(1, 1, 1));
    store(set);

    assertThat(set.changes()).isEmpty();
    assertThat(stored().changes()).isEmpty();
  }

  @Test
  void whatWasStoredIsNotChangedAfterwards() {
    var set = empty();
    set.put(Entry.content(1, 1, 1));
    store(set);

    set.put(Entry.content(1, 1, 2));

    assertThat(week(stored(), 1, 1)).isEqualTo(1);
  }

  @Test
  void theOldestAreForgottenWhenThereAreTooMany() {
    var random = new Random(1);
    var set = empty();
    IntStream.range(0, 1000).forEach(n -> set.put(Entry.content(random.nextLong(), n, n / 100)));

    boolean went = set.forget(550, 9);
    store(set);

    assertThat(went).isTrue();
    assertThat(set.size()).isEqualTo(500);
    assertThat(stored().size()).isEqualTo(500);
  }

  @Test
  void whatWasMetThisWeekOrLastIsNeverForgotten() {
    var set = empty();
    IntStream.range(0, 30).forEach(n -> set.put(Entry.content(n, n, 7 + n % 3)));

    boolean went = set.forget(1, 9);

    assertThat(went).isTrue();
    assertThat(set.size()).isEqualTo(20);
    assertThat(set.forget(1, 9)).isFalse();
  }
}
