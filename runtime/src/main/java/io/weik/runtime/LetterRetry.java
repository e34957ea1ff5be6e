package io.weik.runtime;

import io.weik.api.event.Event;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One more try for a dead letter: alone when it fails again, gone when the flow takes it. */
final class LetterRetry implements Task.Origin {
  private final DeadLetter letter;
  private final DeadLetters letters;
  private final CompletableFuture<Optional<String>> outcome = new CompletableFuture<>();

  LetterRetry(DeadLetter letter, DeadLetters letters) {
    this.letter = letter;
    this.letters = letters;
  }

  Task task(String key) {
    return new Task(this, letter.position(), letter.event(), key);
  }

  /** What went wrong; empty when the flow took it. */
  CompletableFuture<Optional<String>> outcome() {
    return outcome;
  }

  @Override
  public Event read(Task task) {
    return letter.event();
  }

  @Override
  public void delivered(Task task) throws InterruptedException {
    letters.discard(letter);
    outcome.complete(Optional.empty());
  }

  @Override
  public void lost(Task task) {}

  @Override
  public boolean persists() {
    return false;
  }

  @Override
  public void postponed(Task task, Duration wait) {}

  @Override
  public String givenUp(Task task, Event event) throws InterruptedException {
    letters.keep(letter.failedAgain(task.failed.getLast()));
    outcome.complete(Optional.of(task.lastError()));
    return letter.id();
  }
}
