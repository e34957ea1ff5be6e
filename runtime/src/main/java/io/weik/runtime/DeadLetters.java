package io.weik.runtime;

import io.weik.api.source.StateChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** All dead letters, kept in the state store. Safe for use by several threads. */
public final class DeadLetters {
  private static final int PAGE = 200;
  private static final int COUNT_PAGE = 1000;
  private static final long UNKNOWN = -1;

  private final StateStore states;
  private long count = UNKNOWN;

  DeadLetters(StateStore states) {
    this.states = states;
  }

  /** All of them, oldest first. */
  public List<DeadLetter> all() {
    var letters = new ArrayList<DeadLetter>();
    scan("", letters::add);
    return letters;
  }

  /** Those that are meant, oldest first. */
  public List<DeadLetter> query(DeadLetterQuery query) {
    var letters = new ArrayList<DeadLetter>();
    if (query.limit() > 0) {
      scan(
          query.after().map(StateKeys::deadLetter).orElse(""),
          letter ->
              !query.wants(letter) || (letters.add(letter) && letters.size() < query.limit()));
    }
    return letters;
  }

  /** The positions of those of one source. */
  Set<Long> positions(String source) {
    var positions = new HashSet<Long>();
    scan(
        "",
        letter -> {
          if (letter.source().equals(source)) {
            positions.add(letter.position());
          }
          return true;
        });
    return positions;
  }

  /** The one whose id is this or, when only one does, ends with this. */
  public Optional<DeadLetter> find(String idOrEnding) {
    var exact = states.get(StateKeys.deadLetter(idOrEnding));
    if (exact.isPresent()) {
      return exact.map(value -> DeadLetter.of(idOrEnding, value));
    }
    var ending = new ArrayList<DeadLetter>();
    scan("", letter -> !letter.id().endsWith(idOrEnding) || ending.add(letter));
    return ending.size() == 1 ? Optional.of(ending.getFirst()) : Optional.empty();
  }

  /** How many there are; counted once, and kept up from then on. */
  public synchronized long count() {
    if (count == UNKNOWN) {
      count = counted();
    }
    return count;
  }

  /** When the oldest became one. */
  public Optional<Instant> oldest() {
    return states.scan(StateKeys.DEAD_LETTERS, "", 1).stream()
        .findFirst()
        .map(entry -> letter(entry).at());
  }

  void keep(DeadLetter letter) throws InterruptedException {
    states.write(List.of(letter.put()));
  }

  /** Removes one for good; nothing happens when it is gone already. */
  public synchronized void discard(DeadLetter letter) throws InterruptedException {
    boolean there = states.get(StateKeys.deadLetter(letter.id())).isPresent();
    states.write(List.of(new StateChange.Delete(StateKeys.deadLetter(letter.id()))));
    if (there) {
      change(-1);
    }
  }

  /** One more has been stored. */
  void added() {
    change(1);
  }

  private synchronized void change(int by) {
    if (count != UNKNOWN) {
      count += by;
    }
  }

  private long counted() {
    long found = 0;
    var after = "";
    List<StateStore.Entry> page;
    do {
      page = states.scan(StateKeys.DEAD_LETTERS, after, COUNT_PAGE);
      found += page.size();
      after = page.isEmpty() ? after : page.getLast().key();
    } while (page.size() == COUNT_PAGE);
    return found;
  }

  /** Visits them from the oldest on, as long as the visitor wants more. */
  private void scan(String after, Predicate<DeadLetter> visitor) {
    var last = after;
    List<StateStore.Entry> page;
    do {
      page = states.scan(StateKeys.DEAD_LETTERS, last, PAGE);
      for (var entry : page) {
        last = entry.key();
        if (!visitor.test(letter(entry))) {
          return;
        }
      }
    } while (page.size() == PAGE);
  }

  private static DeadLetter letter(StateStore.Entry entry) {
    return DeadLetter.of(entry.key().substring(StateKeys.DEAD_LETTERS.length()), entry.value());
  }
}
