package io.weik.cli;

import io.weik.api.problem.ProblemException;
import io.weik.config.ProblemText;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program. */
@Command(
    name = "weikio",
    description =
        "Turns webhooks, polls, tables and files into CloudEvents that reach your flows, durably.",
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  weikio demo                               watch signed webhooks arrive in a flow",
      "  weikio run push.yaml                      run a file, see events as they come",
      "  weikio config validate push.yaml          tell everything that is wrong with it",
      "  weikio explain EventSource.webhook        what a webhook source can be told",
      "  weikio event tail --type 'com.github.*'   follow events of a running Weikio",
      "",
      "Every command has --help."
    },
    subcommands = {
      RunCommand.class,
      ServeCommand.class,
      DemoCommand.class,
      ConfigCommand.class,
      ApplyCommand.class,
      EventSourceCommand.class,
      InstanceCommand.class,
      ChannelCommand.class,
      SubscriptionCommand.class,
      FlowCommand.class,
      VariableCommand.class,
      EventCommand.class,
      DeadLetterCommand.class,
      WarmUpCommand.class,
      SchemaCommand.class,
      ExplainCommand.class,
      CompletionCommand.class
    })
public final class Main implements Runnable {
  private static final int HELP_WIDTH = 100;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help and exit.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show which version this is and exit.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean version;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Made by {@link #main} alone. */
  Main() {}

  /** Runs one command and exits with its code; a good end needs no exit, which would cost time. */
  public static void main(String[] arguments) {
    int code = commandLine().execute(arguments);
    if (code != ExitCode.OK) {
      System.exit(code);
    }
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(HELP_WIDTH)
        .setParameterExceptionHandler(Main::wrongUsage)
        .setExecutionExceptionHandler(new Failures());
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command?");
  }

  /** Says in two lines what was wrong with the command, and what may have been meant. */
  private static int wrongUsage(ParameterException wrong, String[] words) {
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
  private static final class Failures implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(
        Exception failure, CommandLine commandLine, ParseResult parsed) throws Exception {
      return switch (failure) {
        case CommandFailure told -> {
          System.err.println(told.text().stripTrailing());
          yield told.exitCode();
        }
        case ProblemException wrong -> {
          System.err.print(ProblemText.format(wrong.problems(), "nothing was applied"));
          yield ExitCode.SOFTWARE;
        }
        default -> throw failure;
      };
    }
  }
}
