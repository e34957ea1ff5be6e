package io.weik.source.filewatch;

import io.weik.source.filewatch.watch.Entry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** Looks at the files that are due, and says how they differ from what is known. */
final class Decider {
  private static final int TOGETHER = 10_000;

  private final Sight sight;
  private final Listing listing;
  private final Steadiness steadiness;
  private final Pending pending;
  private final Lookout lookout;
  private final Map<String, String> oldPaths = new HashMap<>();

  Decider(Sight sight, Listing listing, Steadiness steadiness, Pending pending, Lookout lookout) {
    this.sight = sight;
    this.listing = listing;
    this.steadiness = steadiness;
    this.pending = pending;
    this.lookout = lookout;
  }

  /** Whether there is a file of this path in the listing. */
  boolean isKnown(String path) {
    return listing.find(path).isPresent();
  }

  /** A known file has been renamed, so that it is to be told under both paths together. */
  void renamed(String from, String to) {
    oldPaths.put(to, from);
  }

  /**
   * Takes out what is due.
   *
   * @param unreadable takes files that cannot be looked at
   */
  List<Difference> due(long now, BiConsumer<Path, IOException> unreadable) {
    var found = new ArrayList<Difference>();
    var left = new HashSet<String>();
    for (var due : pending.due(now, TOGETHER)) {
      var from = Optional.ofNullable(oldPaths.remove(due.path()));
      try {
        var difference = difference(due, now);
        from.flatMap(path -> difference.flatMap(there -> source(path, there)))
            .filter(source -> left.add(source.path()))
            .ifPresent(found::add);
        difference.ifPresent(found::add);
      } catch (IOException failure) {
        unreadable.accept(sight.root().at(due.path()), failure);
      }
    }
    return left.isEmpty() ? found : once(found, left);
  }

  /** The known file that was renamed to what is there now. */
  private Optional<Difference> source(String from, Difference difference) {
    return switch (difference) {
      case Difference.Came(_, var now) -> source(from, now);
      case Difference.Changed(_, _, var now) -> source(from, now);
      case Difference.Went _, Difference.Dropped _ -> Optional.empty();
    };
  }

  private Optional<Difference> source(String from, Entry now) {
    return listing
        .find(from)
        .filter(before -> before.movedTo(now))
        .map(before -> new Difference.Went(from, before));
  }

  /** What is under a path that a file has left is looked at once that has been told. */
  private List<Difference> once(List<Difference> found, Set<String> left) {
    var kept = new ArrayList<Difference>();
    for (var difference : found) {
      if (difference instanceof Difference.Went || !left.contains(difference.path())) {
        kept.add(difference);
      } else {
        pending.finished(difference.path());
      }
    }
    return kept.stream().distinct().toList();
  }

  private Optional<Difference> difference(Pending.Due due, long now) throws IOException {
    var path = due.path();
    var known = listing.find(path);
    var there = sight.file(path);
    if (there.isEmpty()) {
      return known.map(before -> new Difference.Went(path, before));
    }
    var entry = there.get();
    if (known.filter(before -> before.is(entry, !lookout.polls())).isPresent()) {
      return Optional.empty();
    }
    boolean still = due.cause() == Pending.Cause.STILL;
    if (looksUnfinished(due, entry)) {
      pending.again(path, entry, now);
      return Optional.empty();
    }
    if (!steadiness.isFinished(path, entry, still, isComplete(due, entry))) {
      if (!still) {
        pending.again(path, entry, now);
      }
      return Optional.empty();
    }
    return Optional.of(
        known
            .<Difference>map(before -> new Difference.Changed(path, before, entry))
            .orElseGet(() -> new Difference.Came(path, entry)));
  }

  /** Whether it has changed since it was looked at; where it was not, its own times must tell. */
  private boolean looksUnfinished(Pending.Due due, Entry entry) {
    return due.look()
        .map(look -> isOther(look, entry))
        .orElse(due.cause() == Pending.Cause.STILL && !steadiness.isOld(entry));
  }

  /** What is moved gets another time of change; what is written gets that of modification too. */
  private static boolean isComplete(Pending.Due due, Entry entry) {
    return switch (due.cause()) {
      case STILL -> false;
      case CLOSED -> entry.changedNanos() > entry.modifiedNanos();
      case FINISHED -> true;
    };
  }

  private static boolean isOther(Entry look, Entry now) {
    return look.size() != now.size() || look.modifiedNanos() != now.modifiedNanos();
  }
}
