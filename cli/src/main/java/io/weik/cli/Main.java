package io.weik.cli;

import io.weik.api.problem.ProblemException;
import io.weik.config.ProblemText;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program. */
@Command(
    name = "weikio",
    description =
        "Turns webhooks, polls, tables and files into CloudEvents that reach your flows, durably.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    scope = ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
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
      ExplainCommand.class
    })
public final class Main implements Runnable {
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
    var completion = new CommandLine(new GenerateCompletion());
    return new CommandLine(new Main())
        .addSubcommand("completion", completion)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(new Failures());
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command?");
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
