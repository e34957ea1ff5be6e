package io.weik.server;

import java.util.ArrayList;
import java.util.List;

/** The lines in which two texts differ, in order: {@code - old} and {@code + new}. */
final class LineDiff {
  private static final int MOST_LINES = 20;
  private static final long MOST_COMPARED = 1_000_000;

  private final List<String> before;
  private final List<String> after;
  private final List<String> lines = new ArrayList<>();

  private LineDiff(List<String> before, List<String> after) {
    this.before = before;
    this.after = after;
  }

  /** At most {@value #MOST_LINES} lines, and then how many more there are. */
  static List<String> of(String before, String after) {
    var diff = new LineDiff(before.lines().toList(), after.lines().toList());
    diff.compare();
    int more = diff.lines.size() - MOST_LINES;
    if (more <= 0) {
      return diff.lines;
    }
    var shown = new ArrayList<>(diff.lines.subList(0, MOST_LINES));
    shown.add("\u2026 %d more".formatted(more));
    return shown;
  }

  private void compare() {
    int start = 0;
    int shorter = Math.min(before.size(), after.size());
    while (start < shorter && before.get(start).equals(after.get(start))) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
      end++;
    }
    differ(before.subList(start, before.size() - end), after.subList(start, after.size() - end));
  }

  private void differ(List<String> old, List<String> fresh) {
    int i = 0;
    int j = 0;
    if ((long) old.size() * fresh.size() <= MOST_COMPARED) {
      var common = common(old, fresh);
      while (i < old.size() && j < fresh.size()) {
        if (old.get(i).equals(fresh.get(j))) {
          i++;
          j++;
        } else if (common[i + 1][j] >= common[i][j + 1]) {
          lines.add("- " + old.get(i++));
        } else {
          lines.add("+ " + fresh.get(j++));
        }
      }
    }
    old.subList(i, old.size()).forEach(line -> lines.add("- " + line));
    fresh.subList(j, fresh.size()).forEach(line -> lines.add("+ " + line));
  }

  /** How long the longest common subsequence is from each pair of lines on. */
  private static int[][] common(List<String> old, List<String> fresh) {
    var common = new int[old.size() + 1][fresh.size() + 1];
    for (int i = old.size() - 1; i >= 0; i--) {
      for (int j = fresh.size() - 1; j >= 0; j--) {
        common[i][j] =
            old.get(i).equals(fresh.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }
}
