package io.weik.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/**
 * The commands of the program. Only those that a run needs are put together, since each costs time.
 */
final class Commands {
  private static final int HELP_WIDTH = 100;

  /**
   * A command.
   *
   * @param names its name and its aliases, as its annotation says
   */
  record Entry(Class<?> type, List<String> names) {}

  /** All commands in the order that the help shows. */
  static final List<Entry> ALL =
      List.of(
          new Entry(RunCommand.class, List.of("run")),
          new Entry(ServeCommand.class, List.of("serve")),
          new Entry(DemoCommand.class, List.of("demo")),
          new Entry(ConfigCommand.class, List.of("config")),
          new Entry(ApplyCommand.class, List.of("apply")),
          new Entry(EventSourceCommand.class, List.of("eventsource", "es")),
          new Entry(InstanceCommand.class, List.of("eventsourceinstance", "esi")),
          new Entry(ChannelCommand.class, List.of("eventchannel")),
          new Entry(SubscriptionCommand.class, List.of("eventsubscription")),
          new Entry(FlowCommand.class, List.of("integrationflow", "flow")),
          new Entry(VariableCommand.class, List.of("variable")),
          new Entry(EventCommand.class, List.of("event")),
          new Entry(DeadLetterCommand.class, List.of("deadletter")),
          new Entry(SchemaCommand.class, List.of("schema")),
          new Entry(ExplainCommand.class, List.of("explain")),
          new Entry(DoctorCommand.class, List.of("doctor")),
          new Entry(CompletionCommand.class, List.of("completion")),
          new Entry(WarmUpCommand.class, List.of("warm-up")));

  private Commands() {}

  /** Runs what these words say and gives the exit code. */
  static int run(String... words) {
    return commandLine(words.length == 0 ? "" : words[0]).execute(words);
  }

  /**
   * A command line of the one command that is meant or, when none is or it must know all, of all.
   */
  static CommandLine commandLine(String word) {
    var line = new CommandLine(new Main());
    meant(word).map(List::of).orElse(ALL).forEach(entry -> line.addSubcommand(entry.type()));
    return line.setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(HELP_WIDTH)
        .setParameterExceptionHandler(Outcomes::wrongUsage)
        .setExecutionExceptionHandler(Outcomes::failure);
  }

  private static Optional<Entry> meant(String word) {
    return ALL.stream()
        .filter(entry -> entry.names().contains(word))
        .filter(entry -> entry.type() != CompletionCommand.class)
        .findFirst();
  }
}
