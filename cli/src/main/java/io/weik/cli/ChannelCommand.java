package io.weik.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Commands on channels. */
@Command(
    name = "eventchannel",
    description = "Lists event channels.",
    footer = {"", "Example:", "  weikio eventchannel ls"})
final class ChannelCommand {
  @Command(description = "Lists all channels.")
  int ls(@Mixin ClientOptions client, @Mixin Output output) {
    ResourceCommand.list(client, output, "EventChannel");
    return 0;
  }
}
