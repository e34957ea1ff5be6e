package io.weik.flow;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The word that someone who mistyped another one meant. */
final class Nearest {
  private static final int LETTERS_FOR_EACH_MISTAKE = 3;

  private Nearest() {}

  /** The one of {@code words} that is nearest to {@code typed}, when it is near. */
  static Optional<String> to(String typed, Collection<String> words) {
    var mistakes = Math.max(1, typed.length() / LETTERS_FOR_EACH_MISTAKE);
    return words.stream()
        .filter(word -> distance(typed, word) <= mistakes)
        .min(
            Comparator.comparingInt((String word) -> distance(typed, word))
                .thenComparing(word -> word));
  }

  /** Insertions, deletions, replacements and swaps of neighbours; case counts for nothing. */
  private static int distance(String first, String second) {
    var from = first.toLowerCase(Locale.ROOT);
    var to = second.toLowerCase(Locale.ROOT);
    var costs = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        costs[i][j] = i == 0 || j == 0 ? i + j : cost(costs, from, to, i, j);
      }
    }
    return costs[from.length()][to.length()];
  }

  private static int cost(int[][] costs, String from, String to, int i, int j) {
    var same = from.charAt(i - 1) == to.charAt(j - 1);
    var cost =
        Math.min(
            costs[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(costs[i - 1][j], costs[i][j - 1]));
    var swapped =
        i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1);
    return swapped ? Math.min(cost, costs[i - 2][j - 2] + 1) : cost;
  }
}
