package io.weik.api.source;

import io.weik.api.event.EventDraft;
import java.util.List;

/**
 * The heart: takes drafts of one source and makes them durable events. Safe for use by several
 * threads.
 */
@FunctionalInterface
public interface Emitter {
  /**
   * Returns once the events and the state changes are durably stored, in one atomic write. Blocks
   * while the store is slow; that is the back-pressure. Drafts whose id the stream holds already
   * are told as duplicates and not stored again; the state changes are stored all the same.
   *
   * @return what became of each draft, in the order given
   * @throws StoreUnavailableException when the store cannot take it: nothing was stored
   */
  Emitted emit(List<EventDraft> drafts, StateChange... changes) throws InterruptedException;
}
