package io.weik.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Commands on subscriptions. */
@Command(
    name = "eventsubscription",
    description = "Lists event subscriptions and how far behind they are.",
    footer = {"", "Example:", "  weikio eventsubscription ls"})
final class SubscriptionCommand {
  @Command(description = "Lists all subscriptions.")
  int ls(@Mixin ClientOptions client, @Mixin Output output) {
    output.print(
        client.client().get(AdminClient.path("eventsubscriptions")), SubscriptionCommand::table);
    return 0;
  }

  private static String table(JsonNode answer) {
    var table =
        new Table("NAME", "SOURCE", "CHANNEL", "FLOWS", "POSITION", "PENDING", "OLDEST PENDING");
    for (var item : Cells.items(answer)) {
      table.row(
          Cells.text(item, "name"),
          Cells.text(item, "source"),
          Cells.text(item, "channel"),
          Cells.list(item, "flows"),
          Cells.number(item, "position"),
          Cells.number(item, "pending"),
          Cells.ago(item, "oldestPending"));
    }
    return table.toString();
  }
}
