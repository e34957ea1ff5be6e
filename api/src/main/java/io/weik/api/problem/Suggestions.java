package io.weik.api.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what someone most likely meant. */
public final class Suggestions {
  private static final int LONGEST = 80;
  private static final int MOST_CANDIDATES = 1_000;

  private Suggestions() {}

  /** {@code did you mean X?} for the candidate nearest to what was written. */
  public static Optional<String> didYouMean(String written, Collection<String> candidates) {
    return nearest(written, candidates).stream()
        .findFirst()
        .map(candidate -> "did you mean " + candidate + "?");
  }

  /**
   * The candidates near what was written, nearest first. Case, hyphens, underscores and dots do not
   * count; swapped letters count as one slip; one slip in three letters is near.
   */
  public static List<String> nearest(String written, Collection<String> candidates) {
    var wanted = letters(written);
    if (wanted.isEmpty() || wanted.length() > LONGEST) {
      return List.of();
    }
    int most = Math.max(1, wanted.length() / 3);
    record Near(String candidate, int slips) {}
    return candidates.stream()
        .filter(candidate -> candidate.length() <= LONGEST)
        .filter(candidate -> Math.abs(letters(candidate).length() - wanted.length()) <= most)
        .distinct()
        .limit(MOST_CANDIDATES)
        .map(candidate -> new Near(candidate, slips(wanted, letters(candidate))))
        .filter(near -> near.slips <= most)
        .filter(near -> near.slips < letters(near.candidate).length())
        .sorted(Comparator.comparingInt(Near::slips).thenComparing(Near::candidate))
        .map(Near::candidate)
        .toList();
  }

  private static String letters(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[-_. ]", "");
  }

  private static int slips(String from, String to) {
    var costs = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        costs[i][j] = i == 0 ? j : j == 0 ? i : cheapest(costs, from, to, i, j);
      }
    }
    return costs[from.length()][to.length()];
  }

  private static int cheapest(int[][] costs, String from, String to, int i, int j) {
    int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
    int least =
        Math.min(costs[i - 1][j - 1] + change, 1 + Math.min(costs[i - 1][j], costs[i][j - 1]));
    boolean swapped =
        i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1);
    return swapped ? Math.min(least, costs[i - 2][j - 2] + 1) : least;
  }
}
