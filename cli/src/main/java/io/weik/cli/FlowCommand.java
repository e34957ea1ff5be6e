package io.weik.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Commands on flows. */
@Command(
    name = "integrationflow",
    aliases = "flow",
    description = "Lists, starts and stops integration flows.",
    footer = {
      "",
      "Examples:",
      "  weikio integrationflow ls",
      "  weikio integrationflow start pushes"
    })
final class FlowCommand {
  private static final String FLOWS = "integrationflows";

  @Command(description = "Lists all flows.")
  int ls(@Mixin ClientOptions client, @Mixin Output output) {
    output.print(client.client().get(AdminClient.path(FLOWS)), FlowCommand::table);
    return 0;
  }

  @Command(description = "Starts a flow; it takes up where its subscriptions are.")
  int start(
      @Mixin ClientOptions client,
      @Mixin Output output,
      @Parameters(paramLabel = "NAME") String name) {
    return ResourceCommand.turn(client, output, FLOWS, name, "start", "started");
  }

  @Command(description = "Stops a flow; its subscriptions keep their place.")
  int stop(
      @Mixin ClientOptions client,
      @Mixin Output output,
      @Parameters(paramLabel = "NAME") String name) {
    return ResourceCommand.turn(client, output, FLOWS, name, "stop", "stopped");
  }

  private static String table(JsonNode answer) {
    var table =
        new Table(
            "NAME",
            "STATE",
            "SUBSCRIPTIONS",
            "DELIVERED",
            "FAILED TRIES",
            "DEAD LETTERS",
            "LAST ERROR");
    for (var item : Cells.items(answer)) {
      long delivered = 0;
      long failed = 0;
      long dead = 0;
      var error = Cells.problem(item, "problem");
      for (var delivery : item.path("deliveries")) {
        delivered += delivery.path("delivered").asLong();
        failed += delivery.path("failedTries").asLong();
        dead += delivery.path("deadLetters").asLong();
        error = delivery.hasNonNull("lastError") ? Cells.text(delivery, "lastError") : error;
      }
      table.row(
          Cells.text(item, "name"),
          Cells.text(item, "state"),
          Cells.list(item, "subscriptions"),
          String.valueOf(delivered),
          String.valueOf(failed),
          String.valueOf(dead),
          error);
    }
    return table.toString();
  }
}
