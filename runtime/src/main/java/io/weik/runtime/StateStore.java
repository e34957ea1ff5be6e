package io.weik.runtime;

import io.weik.api.event.Payload;
import io.weik.api.source.StateChange;
import java.util.List;
import java.util.Optional;

/**
 * Port to small durable values by key. Keys are ordered by their UTF-8 bytes. Safe for use by
 * several threads. Every method throws {@link io.weik.api.source.StoreUnavailableException} when
 * the store cannot serve it now.
 */
public interface StateStore {
  /** The value of a key. */
  Optional<Payload> get(String key);

  /**
   * Entries in order of key.
   *
   * @param prefix what every key starts with
   * @param after only keys greater than this; empty text for all
   * @param limit how many at most
   */
  List<Entry> scan(String prefix, String after, int limit);

  /** Stores changes in one atomic write that is on disk when this returns. */
  void write(List<StateChange> changes) throws InterruptedException;

  /**
   * Hands changes over and returns. They become visible soon, and durable with the next synced
   * write or within a second; after a crash the newest of them may be missing.
   */
  void writeSoon(List<StateChange> changes) throws InterruptedException;

  /** A key and its value. */
  record Entry(String key, Payload value) {}
}
