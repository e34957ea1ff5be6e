package io.weik.runtime;

import io.weik.api.source.StateChange;
import io.weik.api.source.StateEntry;
import java.util.ArrayList;
import java.util.List;

/** The durable state that sources keep under keys of their own. */
final class SourceState {
  private static final int PAGE = 1000;

  private SourceState() {}

  /** Entries of one source, under its own keys. */
  static List<StateEntry> scan(
      StateStore states, String source, String prefix, String after, int limit) {
    var begin = StateKeys.ofSource(source, "");
    var full = after.isEmpty() ? "" : begin + after;
    return states.scan(begin + prefix, full, limit).stream()
        .map(entry -> new StateEntry(entry.key().substring(begin.length()), entry.value()))
        .toList();
  }

  /** Forgets all that a source kept. */
  static void forget(StateStore states, String source) throws InterruptedException {
    List<StateStore.Entry> page;
    do {
      page = states.scan(StateKeys.ofSource(source, ""), "", PAGE);
      var deletes = new ArrayList<StateChange>();
      page.forEach(entry -> deletes.add(StateKeys.delete(entry.key())));
      if (!deletes.isEmpty()) {
        states.write(deletes);
      }
    } while (!page.isEmpty());
  }
}
