package io.weik.runtime;

import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Turns what was thrown into what a person can read. */
final class Failures {
  private static final int LONGEST = 500;

  private Failures() {}

  /** The first problem that a failure carries, or one made of its text. */
  static Problem problem(Throwable failure) {
    return switch (failure) {
      case ProblemException carrying -> carrying.problems().getFirst();
      case NoSuchFileException gone -> Problem.user("no such file or folder").value(gone.getFile());
      case AccessDeniedException closed -> Problem.user("no permission").value(closed.getFile());
      default -> Problem.internal(text(failure));
    };
  }

  /** One bounded line that says what went wrong. */
  static String text(Throwable failure) {
    var message = failure.getMessage();
    var text = message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    var line = text.strip().replaceAll("\\s*\\R\\s*", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "\u2026";
  }
}
