package io.weik.cli;

import io.weik.api.problem.ProblemException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What a person sees when a command cannot do what was asked, and the exit code for programs. */
final class Outcomes {
  private Outcomes() {}

  /** Says in two lines what was wrong with the command, and what may have been meant. */
  static int wrongUsage(ParameterException wrong, String[] words) {
    var command = wrong.getCommandLine();
    System.err.println(wrong.getMessage());
    var suggestions =
        wrong instanceof UnmatchedArgumentException unmatched
            ? unmatched.getSuggestions()
            : List.<String>of();
    if (!suggestions.isEmpty()) {
      System.err.println("    did you mean " + String.join(" or ", suggestions) + "?");
    }
    System.err.println("    see " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE;
  }

  /** Shows what went wrong without a stack trace, unless it is a defect of ours. */
  static int failure(Exception failure, CommandLine commandLine, ParseResult parsed)
      throws Exception {
    return switch (failure) {
      case CommandFailure told -> {
        System.err.println(told.text().stripTrailing());
        yield told.exitCode();
      }
      case ProblemException wrong -> {
        System.err.println(CommandFailure.text(wrong.problems()).stripTrailing());
        yield ExitCode.SOFTWARE;
      }
      default -> throw failure;
    };
  }
}
