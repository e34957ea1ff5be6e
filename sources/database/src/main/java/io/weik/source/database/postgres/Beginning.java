package io.weik.source.database.postgres;

import io.weik.api.event.Payload;
import io.weik.api.source.StateChange;
import java.util.Optional;

/**
 * What is stored in place of a position from when it is known that the log before is lost until
 * there is a new position.
 *
 * @param life how many times the source has begun anew, with this
 * @param reading whether the rows that are there are to be read
 * @param renews whether the log that the slot has is of no use
 */
record Beginning(int life, boolean reading, boolean renews) {
  private static final String WORD = "begin ";

  /** From the text that {@link #text} gives; empty when it is another. */
  static Optional<Beginning> parse(String text) {
    if (!text.startsWith(WORD)) {
      return Optional.empty();
    }
    var words = text.split(" ", -1);
    return Optional.of(
        new Beginning(
            Integer.parseInt(words[1]),
            Boolean.parseBoolean(words[2]),
            Boolean.parseBoolean(words[3])));
  }

  /** For the state of the source. */
  StateChange put() {
    return new StateChange.Put(Position.KEY, Payload.ofText(text()));
  }

  /** In text that {@link #parse} reads. */
  String text() {
    return WORD + life + " " + reading + " " + renews;
  }
}
