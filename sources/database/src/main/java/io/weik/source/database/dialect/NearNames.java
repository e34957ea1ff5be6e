package io.weik.source.database.dialect;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the name that someone most likely meant. */
public final class NearNames {
  private static final int LONGEST = 80;
  private static final int LISTED = 20;

  private NearNames() {}

  /** {@code did you mean X?}, else {@code there are X, Y and Z}; empty when there are none. */
  public static Optional<String> hint(String written, Collection<String> names) {
    return nearest(written, names)
        .map(name -> "did you mean " + name + "?")
        .or(() -> names.isEmpty() ? Optional.empty() : Optional.of("there are " + list(names)));
  }

  /**
   * The name nearest to what was written, when it is near: case, underscores, hyphens and blanks do
   * not count, one slip in three letters is near.
   */
  static Optional<String> nearest(String written, Collection<String> names) {
    record Near(String name, int slips) {}
    var wanted = letters(written);
    if (wanted.isEmpty() || wanted.length() > LONGEST) {
      return Optional.empty();
    }
    return names.stream()
        .filter(name -> Math.abs(name.length() - written.length()) <= 2 + wanted.length() / 3)
        .map(name -> new Near(name, slips(wanted, letters(name))))
        .filter(near -> near.slips <= Math.max(1, wanted.length() / 3))
        .filter(near -> near.slips < wanted.length())
        .min(Comparator.comparingInt(Near::slips).thenComparing(Near::name))
        .map(Near::name);
  }

  /** The names, so many that a person can read them. */
  static String list(Collection<String> names) {
    var text = names.stream().limit(LISTED).collect(Collectors.joining(", "));
    return names.size() > LISTED ? text + " and %d more".formatted(names.size() - LISTED) : text;
  }

  private static String letters(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
  }

  /** How many letters are to be put in, left out, changed or swapped with their neighbour. */
  private static int slips(String from, String to) {
    var rows =
        List.of(new int[to.length() + 1], new int[to.length() + 1], new int[to.length() + 1]);
    for (int i = 0; i <= from.length(); i++) {
      var row = rows.get(i % 3);
      for (int j = 0; j <= to.length(); j++) {
        if (i == 0 || j == 0) {
          row[j] = i + j;
          continue;
        }
        var above = rows.get((i + 2) % 3);
        boolean same = from.charAt(i - 1) == to.charAt(j - 1);
        row[j] = Math.min(above[j - 1] + (same ? 0 : 1), 1 + Math.min(above[j], row[j - 1]));
        if (i > 1 && j > 1 && isSwapped(from, to, i, j)) {
          row[j] = Math.min(row[j], rows.get((i + 1) % 3)[j - 2] + 1);
        }
      }
    }
    return rows.get(from.length() % 3)[to.length()];
  }

  private static boolean isSwapped(String from, String to, int i, int j) {
    return from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
  }
}
