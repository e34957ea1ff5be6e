package io.weik.source.filewatch.watch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The folders that a watcher added, with the number of each one's watch. In an order in which those
 * below a folder follow it. Any thread.
 */
final class AddedFolders {
  private static final char AFTER_SLASH = '/' + 1;

  private final NavigableMap<String, Added> byPath = new TreeMap<>();

  record Added(Path folder, int number) {}

  synchronized boolean is(Path folder, int number) {
    Added added = byPath.get(key(folder));
    return added != null && added.number == number;
  }

  /** Gives the number that the folder had before, when it was another one. */
  synchronized Optional<Integer> put(Path folder, int number) {
    return numberOf(byPath.put(key(folder), new Added(folder, number)))
        .filter(old -> old != number);
  }

  synchronized Optional<Integer> remove(Path folder) {
    return numberOf(byPath.remove(key(folder)));
  }

  /** Takes out the folder, which then comes first, and all below it. */
  synchronized List<Added> removeBelow(Path folder) {
    String first = key(folder);
    String end = first.substring(0, first.length() - 1) + AFTER_SLASH;
    return drained(byPath.subMap(first, true, end, false).values());
  }

  synchronized List<Added> clear() {
    return drained(byPath.values());
  }

  private static List<Added> drained(Collection<Added> some) {
    List<Added> all = new ArrayList<>(some);
    some.clear();
    return all;
  }

  private static Optional<Integer> numberOf(@Nullable Added added) {
    return Optional.ofNullable(added).map(Added::number);
  }

  private static String key(Path folder) {
    String shown = Names.shown(folder);
    return shown.endsWith("/") ? shown : shown + "/";
  }
}
