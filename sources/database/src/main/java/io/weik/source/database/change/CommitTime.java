package io.weik.source.database.change;

import java.time.Instant;

/**
 * A time of a commit in text. The newest is kept, since all changes of a transaction share it. Safe
 * for use by several threads.
 */
final class CommitTime {
  private static volatile Rendered last = new Rendered(Instant.EPOCH, Instant.EPOCH.toString());

  private record Rendered(Instant time, String text) {}

  private CommitTime() {}

  /** In RFC 3339, in UTC. */
  static String text(Instant time) {
    var known = last;
    if (known.time().equals(time)) {
      return known.text();
    }
    var rendered = new Rendered(time, time.toString());
    last = rendered;
    return rendered.text();
  }
}
