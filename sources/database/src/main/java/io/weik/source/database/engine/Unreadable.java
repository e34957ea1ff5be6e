package io.weik.source.database.engine;

import io.weik.api.event.EventDraft;
import io.weik.api.event.Payload;
import io.weik.api.problem.Problem;
import io.weik.api.source.SourceContext;
import io.weik.source.database.config.TableSelection;

/**
 * Makes a dead letter of what of a log cannot be read, where it may be of a table that is meant.
 */
record Unreadable(SourceContext context, TableSelection selection) {
  /**
   * Something was left out that is of a table that is meant, or of any; kept when this returns.
   *
   * @param place where it stands in the log
   * @param what what is known of it
   */
  void tell(String place, String what, Throwable why) {
    var text = "%s: %s".formatted(place, what);
    var reason = why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage();
    try {
      context.deadLetter(
          EventDraft.of("text/plain", Payload.ofText(text)).withId("unreadable:" + place),
          Problem.remote("a part of the log cannot be read: " + reason)
              .value(text)
              .hint("the server's own tool shows it, as mysqlbinlog --verbose"));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", stop);
    }
  }
}
