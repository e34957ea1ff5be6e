package io.weik.runtime;

import io.weik.api.event.Payload;
import io.weik.api.source.StateChange;
import java.util.List;

/**
 * The durable position of one flow in one subscription's stream: the last position it is done with.
 * Used by one thread; the position may be read by any.
 */
final class Cursor {
  private final StateStore states;
  private final String key;
  private final boolean durable;
  private volatile long position;
  private long stored;

  private Cursor(StateStore states, String key, boolean durable, long position) {
    this.states = states;
    this.key = key;
    this.durable = durable;
    this.position = position;
    this.stored = position;
  }

  /** The cursor stored under a key, or a new one at {@code start}. */
  static Cursor durable(StateStore states, String key, long start) {
    long position = states.get(key).map(Payload::text).map(Long::parseLong).orElse(start);
    return new Cursor(states, key, true, position);
  }

  /** A cursor that nobody remembers. */
  static Cursor forgotten(StateStore states, long start) {
    return new Cursor(states, "", false, start);
  }

  long position() {
    return position;
  }

  void moveTo(long next) {
    position = next;
  }

  /** Hands the position over to be stored soon; a crash before that means delivering again. */
  void storeSoon() throws InterruptedException {
    if (durable && stored != position) {
      states.writeSoon(List.of(StateKeys.putNumber(key, position)));
      stored = position;
    }
  }

  /** Moves and stores the new position together with other changes, durably. */
  void moveTo(long next, StateChange together) throws InterruptedException {
    if (durable) {
      states.write(List.of(together, StateKeys.putNumber(key, next)));
    } else {
      states.write(List.of(together));
    }
    position = next;
    stored = next;
  }
}
