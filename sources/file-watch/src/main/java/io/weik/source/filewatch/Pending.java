package io.weik.source.filewatch;

import io.weik.source.filewatch.watch.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * The files of which something was noticed, each until it has been still for a time or is known to
 * be finished. Knows no clock: times are given, in nanoseconds of any beginning that never go back.
 */
final class Pending {
  /** Why a file may be told of. */
  enum Cause {
    /** It has been still. */
    STILL,
    /** It was closed or moved in, and nothing was noticed of it before. */
    CLOSED,
    /** It is known to be finished. */
    FINISHED
  }

  /**
   * A file that may be told of now.
   *
   * @param look how it looked when it was last looked at, if it was
   */
  record Due(String path, Optional<Entry> look, Cause cause) {}

  private record Wait(long since, Optional<Entry> look) {}

  private final Supplier<Duration> quiet;
  private final LinkedHashMap<String, Wait> waiting = new LinkedHashMap<>();
  private final LinkedHashMap<String, Cause> finished = new LinkedHashMap<>();

  /**
   * Makes one.
   *
   * @param quiet says how long a file must have been still by now
   */
  Pending(Supplier<Duration> quiet) {
    this.quiet = quiet;
  }

  /** Something happens to a file: the wait begins anew. */
  void touched(String path, long now) {
    finished.remove(path);
    restart(path, Optional.empty(), now);
  }

  /** A file was closed after writing, or moved in; of one that waits already it is the former. */
  void closed(String path, long now) {
    if (waiting.containsKey(path)) {
      touched(path, now);
    } else {
      finished.putIfAbsent(path, Cause.CLOSED);
    }
  }

  /** A file is known to be finished. */
  void finished(String path) {
    waiting.remove(path);
    finished.put(path, Cause.FINISHED);
  }

  /**
   * A file was seen to be different, and may be in writing; one that waits already goes on.
   *
   * @param look empty when the file is not there
   */
  void seen(String path, Optional<Entry> look, long now) {
    if (!waiting.containsKey(path) && !finished.containsKey(path)) {
      restart(path, look, now);
    }
  }

  /** A file that was due looks different from before, so that its wait begins anew. */
  void again(String path, Entry look, long now) {
    restart(path, Optional.of(look), now);
  }

  private void restart(String path, Optional<Entry> look, long now) {
    waiting.remove(path);
    waiting.put(path, new Wait(now, look));
  }

  /** Nothing more is to be told of a file. */
  void forget(String path) {
    waiting.remove(path);
    finished.remove(path);
  }

  /** Takes out the files that are due, those that have waited longest first. */
  List<Due> due(long now, int most) {
    var due = new ArrayList<Due>();
    var ready = finished.entrySet().iterator();
    while (due.size() < most && ready.hasNext()) {
      var one = ready.next();
      due.add(new Due(one.getKey(), Optional.empty(), one.getValue()));
      ready.remove();
    }
    long period = quiet.get().toNanos();
    var still = waiting.entrySet().iterator();
    while (due.size() < most && still.hasNext()) {
      var one = still.next();
      if (now - one.getValue().since() < period) {
        break;
      }
      due.add(new Due(one.getKey(), one.getValue().look(), Cause.STILL));
      still.remove();
    }
    return due;
  }

  /** How many nanoseconds until the next file is due; empty when none waits. */
  OptionalLong untilNext(long now) {
    if (!finished.isEmpty()) {
      return OptionalLong.of(0);
    }
    return waiting.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(
            Math.max(0, waiting.firstEntry().getValue().since() + quiet.get().toNanos() - now));
  }

  int size() {
    return waiting.size() + finished.size();
  }
}
