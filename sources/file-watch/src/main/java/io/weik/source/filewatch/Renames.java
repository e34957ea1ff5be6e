package io.weik.source.filewatch;

import io.weik.source.filewatch.watch.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds which files that went are files that came: those of one inode, size and time. A name that
 * another file has by now counts as one that went, as in log rotation.
 */
final class Renames {
  /** An inode within its file system. */
  private record Identity(long device, long inode) {
    static Identity of(KnownFile file) {
      return new Identity(file.device(), file.inode());
    }
  }

  private record Source(String path, KnownFile file, boolean replaced) {}

  private final Map<Identity, Source> sources = new HashMap<>();
  private final Set<String> left = new HashSet<>();
  private final Set<String> arrived = new HashSet<>();

  private Renames() {}

  /**
   * What happened, told of all differences that were found together.
   *
   * @param wanted whether renames are told at all, and not each as two files
   */
  static List<FileChange> pair(List<Difference> differences, boolean wanted) {
    var renames = new Renames();
    if (wanted) {
      differences.forEach(renames::source);
    }
    var changes = new ArrayList<FileChange>(differences.size());
    differences.forEach(each -> renames.target(each).ifPresent(changes::add));
    differences.forEach(each -> renames.rest(each).ifPresent(changes::add));
    return changes;
  }

  private void source(Difference difference) {
    switch (difference) {
      case Difference.Went(var path, var before) ->
          sources.put(Identity.of(before), new Source(path, before, false));
      case Difference.Changed(var path, var before, var now) when before.inode() != now.inode() ->
          sources.put(Identity.of(before), new Source(path, before, true));
      case Difference.Changed _, Difference.Came _, Difference.Dropped _ -> {}
    }
  }

  private Optional<FileChange> target(Difference difference) {
    return switch (difference) {
      case Difference.Came(_, var now) -> renamed(difference, now);
      case Difference.Changed(_, var before, var now) when before.inode() != now.inode() ->
          renamed(difference, now);
      case Difference.Changed _, Difference.Went _, Difference.Dropped _ -> Optional.empty();
    };
  }

  private Optional<FileChange> renamed(Difference difference, Entry now) {
    var source = sources.get(new Identity(now.device(), now.inode()));
    if (source == null || !source.file().movedTo(now)) {
      return Optional.empty();
    }
    sources.remove(new Identity(now.device(), now.inode()));
    left.add(source.path());
    arrived.add(difference.path());
    return Optional.of(
        new FileChange.Renamed(
            difference.path(), source.path(), source.file(), now, source.replaced()));
  }

  private Optional<FileChange> rest(Difference difference) {
    if (arrived.contains(difference.path())) {
      return Optional.empty();
    }
    boolean moved = left.contains(difference.path());
    return switch (difference) {
      case Difference.Came(var path, var now) -> Optional.of(new FileChange.Created(path, now));
      case Difference.Changed(var path, _, var now) when moved ->
          Optional.of(new FileChange.Created(path, now));
      case Difference.Changed(var path, var before, var now) ->
          Optional.of(new FileChange.Modified(path, before, now));
      case Difference.Went _ when moved -> Optional.empty();
      case Difference.Went(var path, var before) ->
          Optional.of(new FileChange.Deleted(path, before));
      case Difference.Dropped(var path) -> Optional.of(new FileChange.Dropped(path));
    };
  }
}
