package io.weik.runtime;

import io.weik.api.event.Payload;
import io.weik.api.source.StateChange;
import java.util.List;
import java.util.Optional;

/** What people last said of each source and flow: that it run or not. Survives a restart. */
final class Wishes {
  private static final String STARTED = "started";
  private static final String STOPPED = "stopped";

  private final StateStore states;

  Wishes(StateStore states) {
    this.states = states;
  }

  /** Whether it was last started or stopped by a person; empty when neither. */
  Optional<Boolean> find(String what, String name) {
    return states.get(StateKeys.desired(what, name)).map(Payload::text).map(STARTED::equals);
  }

  void store(String what, String name, boolean started) throws InterruptedException {
    var key = StateKeys.desired(what, name);
    states.write(List.of(StateKeys.putText(key, started ? STARTED : STOPPED)));
  }

  void forget(String what, String name) throws InterruptedException {
    List<StateChange> changes = List.of(StateKeys.delete(StateKeys.desired(what, name)));
    states.write(changes);
  }
}
