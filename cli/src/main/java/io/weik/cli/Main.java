package io.weik.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

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
    })
public final class Main implements Runnable {
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

  /** Made by {@link Commands} alone. */
  Main() {}

  /** Runs one command and exits with its code; a good end needs no exit, which would cost time. */
  public static void main(String[] arguments) {
    int code = Commands.run(arguments);
    if (code != ExitCode.OK) {
      System.exit(code);
    }
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command?");
  }
}
