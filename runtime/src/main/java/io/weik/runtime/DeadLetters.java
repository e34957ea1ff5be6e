package io.weik.runtime;

import io.weik.api.source.StateChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All dead letters, kept in the state store. Safe for use by several threads. */
public final class DeadLetters {
  private static final int PAGE = 500;

  private final StateStore states;

  DeadLetters(StateStore states) {
    this.states = states;
  }

  /** All of them, oldest first. */
  public List<DeadLetter> all() {
    var letters = new ArrayList<DeadLetter>();
    var after = "";
    List<StateStore.Entry> page;
    do {
      page = states.scan(StateKeys.DEAD_LETTERS, after, PAGE);
      for (var entry : page) {
        after = entry.key();
        letters.add(DeadLetter.of(idOf(entry.key()), entry.value()));
      }
    } while (page.size() == PAGE);
    return letters;
  }

  /** The one whose id is this or, when only one does, ends with this. */
  public Optional<DeadLetter> find(String idOrEnding) {
    var exact = states.get(StateKeys.deadLetter(idOrEnding));
    if (exact.isPresent()) {
      return exact.map(value -> DeadLetter.of(idOrEnding, value));
    }
    var ending = all().stream().filter(letter -> letter.id().endsWith(idOrEnding)).toList();
    return ending.size() == 1 ? Optional.of(ending.getFirst()) : Optional.empty();
  }

  /** How many there are. */
  public long count() {
    long count = 0;
    var after = "";
    List<StateStore.Entry> page;
    do {
      page = states.scan(StateKeys.DEAD_LETTERS, after, PAGE);
      count += page.size();
      after = page.isEmpty() ? after : page.getLast().key();
    } while (page.size() == PAGE);
    return count;
  }

  /** Those that are meant, oldest first. */
  public List<DeadLetter> query(DeadLetterQuery query) {
    return all().stream()
        .filter(letter -> query.after().map(id -> letter.id().compareTo(id) > 0).orElse(true))
        .filter(query::wants)
        .limit(query.limit())
        .toList();
  }

  /** When the oldest became one. */
  public Optional<Instant> oldest() {
    return all().stream().findFirst().map(DeadLetter::at);
  }

  /** Removes one for good. */
  public void discard(DeadLetter letter) throws InterruptedException {
    remove(letter);
  }

  void keep(DeadLetter letter) throws InterruptedException {
    states.write(List.of(letter.put()));
  }

  void remove(DeadLetter letter) throws InterruptedException {
    states.write(List.of(new StateChange.Delete(StateKeys.deadLetter(letter.id()))));
  }

  private static String idOf(String key) {
    return key.substring(StateKeys.DEAD_LETTERS.length());
  }
}
