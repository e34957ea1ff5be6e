package io.weik.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Commands on variables. */
@Command(
    name = "variable",
    description = "Lists variables; the values of secret ones are never shown.",
    footer = {"", "Example:", "  weikio variable ls"})
final class VariableCommand {
  @Command(description = "Lists all variables.")
  int ls(@Mixin ClientOptions client, @Mixin Output output) {
    ResourceCommand.list(client, output, "Variable");
    return 0;
  }
}
