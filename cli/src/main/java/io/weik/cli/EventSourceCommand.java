package io.weik.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands on sources. */
@Command(
    name = "eventsource",
    aliases = "es",
    description = "Lists, shows, starts, stops and tries event sources.",
    footer = {
      "",
      "Examples:",
      "  weikio es ls",
      "  weikio es try price-updates",
      "  weikio es simulate github-webhooks --payload push.json"
    },
    subcommands = TryCommand.class)
final class EventSourceCommand {
  private static final String SOURCES = "eventsources";

  @Command(description = "Lists all sources.")
  int ls(@Mixin ClientOptions client, @Mixin Output output) {
    output.print(client.client().get(AdminClient.path(SOURCES)), EventSourceCommand::table);
    return 0;
  }

  @Command(description = "Shows one source as it was declared, without its secrets.")
  int show(
      @Mixin ClientOptions client,
      @Mixin Output output,
      @Parameters(paramLabel = "NAME") String name) {
    ResourceCommand.show(client, output, "EventSource", name);
    return 0;
  }

  @Command(description = "Starts a stopped source.")
  int start(
      @Mixin ClientOptions client,
      @Mixin Output output,
      @Parameters(paramLabel = "NAME") String name) {
    return ResourceCommand.turn(client, output, SOURCES, name, "start", "started");
  }

  @Command(description = "Stops a source from taking anything in, also over a restart.")
  int stop(
      @Mixin ClientOptions client,
      @Mixin Output output,
      @Parameters(paramLabel = "NAME") String name) {
    return ResourceCommand.turn(client, output, SOURCES, name, "stop", "stopped");
  }

  @Command(
      description = "Sends a delivery to a source as its provider would, correctly signed.",
      footer = {"", "Example:", "  weikio es simulate github-webhooks --payload push.json"})
  int simulate(
      @Mixin ClientOptions client,
      @Mixin Output output,
      @Parameters(paramLabel = "NAME") String name,
      @Option(
              names = "--payload",
              paramLabel = "FILE",
              required = true,
              description = "File with the body to send; - for standard input.")
          String payload) {
    var path = AdminClient.path(SOURCES, name, "simulate");
    var result = client.client().post(path, body(payload));
    output.print(result, EventSourceCommand::simulation);
    return result.path("status").asInt() < 300 ? 0 : CommandFailure.FAILED;
  }

  private static String table(JsonNode answer) {
    var table = new Table("NAME", "TYPE", "EVENT TYPE", "STATE", "EVENTS", "WHERE");
    for (var item : Cells.items(answer)) {
      table.row(
          Cells.text(item, "name"),
          Cells.text(item, "type"),
          Cells.text(item, "eventType"),
          Cells.text(item, "state"),
          Cells.number(item, "events"),
          Cells.text(item, "summary"));
    }
    return table.toString();
  }

  private static String simulation(JsonNode result) {
    return Cells.text(result, "request")
        + "\n  answer  "
        + Cells.text(result, "status")
        + " "
        + Cells.text(result, "answer")
        + "\n";
  }

  static byte[] body(String file) {
    try {
      return file.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file));
    } catch (NoSuchFileException _) {
      throw new CommandFailure(CommandFailure.FAILED, "no such file: " + file);
    } catch (IOException failure) {
      throw new CommandFailure(
          CommandFailure.FAILED, "cannot read " + file + ": " + failure.getMessage());
    }
  }
}
