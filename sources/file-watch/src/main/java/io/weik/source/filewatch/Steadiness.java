package io.weik.source.filewatch;

import io.weik.source.filewatch.watch.Entry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;

/** Tells whether a file is finished. */
final class Steadiness {
  /** How far the clock of another machine may be from ours. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final Sight sight;
  private final Selection selection;
  private final Clock clock;
  private final long quiet;

  /**
   * Makes one.
   *
   * @param quiet how long a file must have been still
   * @param foreign whether the times of files may come from another clock
   */
  Steadiness(Sight sight, Selection selection, Clock clock, Duration quiet, boolean foreign) {
    this.sight = sight;
    this.selection = selection;
    this.clock = clock;
    this.quiet = quiet.isZero() ? 0 : quiet.plus(foreign ? SKEW : Duration.ZERO).toNanos();
  }

  /** Whether a file has been still for long by its own times. */
  boolean isOld(Entry entry) {
    var now = clock.instant();
    long nanos =
        Math.addExact(Math.multiplyExact(now.getEpochSecond(), 1_000_000_000L), now.getNano());
    return nanos - entry.changedNanos() >= quiet;
  }

  /**
   * Whether a file may be told now. Where done-files are asked for it must have one; a done-file
   * that is older than the file's last change counts only once the file has been still.
   *
   * @param still whether the file has been still for long
   * @param complete whether it is known to be finished, as by being moved in
   */
  boolean isFinished(String path, Entry entry, boolean still, boolean complete) throws IOException {
    var name = selection.doneFile(path);
    if (name.isEmpty()) {
      return still || complete;
    }
    var done = sight.anything(name.get());
    return done.isPresent() && (still || done.get().changedNanos() >= entry.changedNanos());
  }
}
