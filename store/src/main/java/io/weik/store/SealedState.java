package io.weik.store;

import io.weik.api.event.Payload;
import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.api.source.StateChange;
import io.weik.runtime.StateStore;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;

/**
 * A state store whose values are sealed before they reach another one, each bound to its key: a
 * value moved to another key is refused. Keys stay readable and must hold no secret. A value that
 * cannot be unsealed is told as a problem.
 */
public final class SealedState implements StateStore {
  private final StateStore sealed;
  private final SealingKey key;

  /** Keeps its values in {@code sealed}, whose other users must not write to the same keys. */
  public SealedState(StateStore sealed, SealingKey key) {
    this.sealed = sealed;
    this.key = key;
  }

  @Override
  public Optional<Payload> get(String name) {
    return sealed.get(name).map(value -> unseal(name, value));
  }

  @Override
  public List<Entry> scan(String prefix, String after, int limit) {
    return sealed.scan(prefix, after, limit).stream()
        .map(entry -> new Entry(entry.key(), unseal(entry.key(), entry.value())))
        .toList();
  }

  @Override
  public void write(List<StateChange> changes) throws InterruptedException {
    sealed.write(seal(changes));
  }

  @Override
  public void writeSoon(List<StateChange> changes) throws InterruptedException {
    sealed.writeSoon(seal(changes));
  }

  private List<StateChange> seal(List<StateChange> changes) {
    return changes.stream().map(this::seal).toList();
  }

  private StateChange seal(StateChange change) {
    return switch (change) {
      case StateChange.Put(var name, var value) -> new StateChange.Put(name, seal(name, value));
      case StateChange.Delete delete -> delete;
    };
  }

  private Payload seal(String name, Payload value) {
    try {
      return Payload.of(key.seal(value.bytes(), Text.utf8(name)));
    } catch (GeneralSecurityException e) {
      throw new ProblemException(Problem.internal("a value cannot be sealed").value(name), e);
    }
  }

  private Payload unseal(String name, Payload value) {
    try {
      return Payload.of(key.unseal(value.bytes(), Text.utf8(name)));
    } catch (GeneralSecurityException _) {
      throw new ProblemException(
          Problem.user("a stored value cannot be unsealed")
              .value(name)
              .expected("the key that sealed it")
              .hint("restore the key file, or the environment variable, that was used before"));
    }
  }
}
