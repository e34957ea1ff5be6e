package io.weik.cli;

import io.weik.api.problem.Problem;
import io.weik.config.ProblemText;
import java.util.List;

/** Ends a command with a text for the person who typed it, and an exit code. */
final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The thing asked for is wrong or failed. */
  static final int FAILED = 1;

  /** The command was used in a wrong way. */
  static final int USAGE = 2;

  /** The server does not answer. */
  static final int UNREACHABLE = 3;

  private final int exitCode;

  CommandFailure(int exitCode, String message) {
    super(message, null, false, false);
    this.exitCode = exitCode;
  }

  /** Problems for people; those of no file are not counted, since none was to be applied. */
  static String text(List<Problem> problems) {
    var page = ProblemText.format(problems, "nothing was applied");
    boolean placed = problems.stream().anyMatch(problem -> problem.at().isPresent());
    return placed
        ? page
        : page.substring(0, page.stripTrailing().lastIndexOf('\n')).stripTrailing();
  }

  int exitCode() {
    return exitCode;
  }

  String text() {
    var text = getMessage();
    return text == null ? "" : text;
  }
}
