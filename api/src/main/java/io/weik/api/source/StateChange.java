package io.weik.api.source;

import io.weik.api.event.Payload;

/** A change of a source's durable state, stored together with events. Keys are the source's own. */
public sealed interface StateChange {
  /** The key whose value changes. */
  String key();

  /** Stores {@code value} in place of whatever the key held. */
  record Put(String key, Payload value) implements StateChange {}

  /** Removes the key; nothing happens when it is absent. */
  record Delete(String key) implements StateChange {}
}
