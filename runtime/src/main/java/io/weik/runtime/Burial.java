package io.weik.runtime;

import io.weik.api.resource.EventSource;
import io.weik.api.source.StateChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a dead letter durable, and tells the system source of it in the same atomic write. */
record Burial(DeadLetter letter, StateStore states, SystemEvents system) {
  /** A letter of the system source itself is not told there, or it would go on for ever. */
  void store(List<StateChange> together) throws InterruptedException {
    var changes = new ArrayList<>(together);
    changes.add(letter.put());
    if (letter.source().equals(EventSource.SYSTEM)) {
      states.write(changes);
      return;
    }
    var data = SystemEvents.data().put("id", letter.id()).put("source", letter.source());
    data.put("subscription", letter.subscription()).put("flow", letter.flow());
    data.put("eventId", letter.event().id()).put("eventType", letter.event().type());
    data.put("tries", letter.tries().size()).put("error", letter.error());
    system.store(
        Optional.of("deadletter/" + letter.id()),
        "io.weik.deadletter.created",
        letter.isOfSource()
            ? "eventsource/" + letter.source()
            : "eventsubscription/" + letter.subscription(),
        data,
        changes);
  }
}
