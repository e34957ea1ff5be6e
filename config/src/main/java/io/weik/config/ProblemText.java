package io.weik.config;

import io.weik.api.problem.Location;
import io.weik.api.problem.Problem;
import io.weik.config.yaml.Shown;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Problems and notices as a page for people. */
public final class ProblemText {
  private static final String INDENT = "    ";

  private ProblemText() {}

  /**
   * Each problem with its place, resource and hint, then a line that counts them.
   *
   * @param closing what the count ends with, as {@code nothing was applied}
   * @return lines, the last one ended too
   */
  public static String format(List<Problem> problems, String closing) {
    return lines(problems, "") + "\n" + count(problems) + "; " + closing + ".\n";
  }

  /** The same for notices, without a count; empty when there are none. */
  public static String notices(List<Problem> notices) {
    return lines(notices, "notice: ");
  }

  private static String lines(List<Problem> problems, String prefix) {
    int width =
        problems.stream()
            .mapToInt(each -> each.at().map(Location::toString).orElse("").length())
            .max()
            .orElse(0);
    return problems.stream().map(each -> page(each, prefix, width)).collect(Collectors.joining());
  }

  private static String page(Problem problem, String prefix, int width) {
    var head = head(problem, width);
    var indent = head.isEmpty() ? "" : INDENT;
    return Stream.of(
            Optional.of(head).filter(line -> !line.isEmpty()),
            Optional.of(indent + prefix + problem.message()),
            problem.hint().map(hint -> indent + hint))
        .flatMap(Optional::stream)
        .map(line -> Shown.escape(line) + "\n")
        .collect(Collectors.joining());
  }

  private static String head(Problem problem, int width) {
    var at = problem.at().map(Location::toString).orElse("");
    var where =
        Stream.of(problem.resource(), problem.path())
            .flatMap(Optional::stream)
            .collect(Collectors.joining(" \u00b7 "));
    return at.isEmpty()
        ? where
        : (at + " ".repeat(width - at.length() + 1) + where).stripTrailing();
  }

  private static String count(List<Problem> problems) {
    long files =
        problems.stream()
            .flatMap(each -> each.at().stream())
            .map(Location::file)
            .distinct()
            .count();
    var found = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
    return files == 0 ? found : found + " in " + (files == 1 ? "1 file" : files + " files");
  }
}
