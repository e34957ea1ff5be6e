package io.weik.store;

import io.weik.api.source.StateChange;
import java.util.List;
import java.util.Optional;

/** A change of state, encoded on its caller's thread. */
final class StateWrite {
  final byte[] key;
  final Optional<byte[]> value;

  private StateWrite(byte[] key, Optional<byte[]> value) {
    this.key = key;
    this.value = value;
  }

  static List<StateWrite> of(List<StateChange> changes) {
    return changes.isEmpty() ? List.of() : changes.stream().map(StateWrite::of).toList();
  }

  private static StateWrite of(StateChange change) {
    return switch (change) {
      case StateChange.Put(var key, var value) ->
          new StateWrite(Text.utf8(key), Optional.of(value.bytes()));
      case StateChange.Delete(var key) -> new StateWrite(Text.utf8(key), Optional.empty());
    };
  }

  int size() {
    return key.length + value.map(bytes -> bytes.length).orElse(0);
  }
}
