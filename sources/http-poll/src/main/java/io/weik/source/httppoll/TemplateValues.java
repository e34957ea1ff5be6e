package io.weik.source.httppoll;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;

/**
 * What the source itself fills into Url, Query and Body at each poll.
 *
 * @param cursor where the last poll got to, as the other side named it; empty text when unknown
 * @param lastPoll from when on things may not have been seen yet
 */
record TemplateValues(String cursor, Instant lastPoll) {
  static final String CURSOR = "cursor";
  static final String LAST_POLL = "lastPoll";
  static final String LAST_POLL_EPOCH = "lastPollEpoch";

  /** Whether a text has the place of this name. */
  static boolean hasPlace(String text, String name) {
    return text.contains(place(name));
  }

  /** Whether a text has the place of the time, in either form. */
  static boolean hasTime(String text) {
    return hasPlace(text, LAST_POLL) || hasPlace(text, LAST_POLL_EPOCH);
  }

  /** The text with all places filled in, each value having gone through {@code form}. */
  String fill(String text, UnaryOperator<String> form) {
    if (!text.contains("${")) {
      return text;
    }
    var time = lastPoll.truncatedTo(ChronoUnit.SECONDS);
    return text.replace(place(LAST_POLL), form.apply(time.toString()))
        .replace(place(LAST_POLL_EPOCH), form.apply(String.valueOf(time.getEpochSecond())))
        .replace(place(CURSOR), form.apply(cursor));
  }

  private static String place(String name) {
    return "${" + name + "}";
  }
}
