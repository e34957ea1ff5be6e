package io.weik.source.webhook;

import io.weik.api.event.EventDraft;
import java.util.List;

/** What a verified delivery turned out to be. */
sealed interface Reading {
  /** One event. */
  record Single(EventDraft draft) implements Reading {}

  /** Several events sent together, or none. */
  record Batch(List<EventDraft> drafts) implements Reading {}

  /** A handshake: the text is to be sent back. */
  record Challenge(String text) implements Reading {}
}
