package io.weik.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Commands on subscriptions. */
@Command(
    name = "eventsubscription",
    description = "Lists, shows, pauses and resumes event subscriptions.",
    footer = {
      "",
      "Examples:",
      "  weikio eventsubscription ls",
      "  weikio eventsubscription pause billing"
    })
final class SubscriptionCommand {
  private static final String SUBSCRIPTIONS = "eventsubscriptions";

  @Command(description = "Lists all subscriptions and how far behind they are.")
  int ls(@Mixin ClientOptions client, @Mixin Output output) {
    output.print(client.client().get(AdminClient.path(SUBSCRIPTIONS)), SubscriptionCommand::table);
    return 0;
  }

  @Command(description = "Shows how each flow of a subscription is doing.")
  int show(
      @Mixin ClientOptions client,
      @Mixin Output output,
      @Parameters(paramLabel = "NAME") String name) {
    output.print(
        client.client().get(AdminClient.path(SUBSCRIPTIONS, name)), SubscriptionDetail::text);
    return 0;
  }

  @Command(description = "Pauses all deliveries, also over a restart; the place is kept.")
  int pause(
      @Mixin ClientOptions client,
      @Mixin Output output,
      @Parameters(paramLabel = "NAME") String name) {
    return ResourceCommand.turn(client, output, SUBSCRIPTIONS, name, "pause", "paused");
  }

  @Command(description = "Resumes deliveries, also after a gap that they stand still for.")
  int resume(
      @Mixin ClientOptions client,
      @Mixin Output output,
      @Parameters(paramLabel = "NAME") String name) {
    return ResourceCommand.turn(client, output, SUBSCRIPTIONS, name, "resume", "resumed");
  }

  private static String table(JsonNode answer) {
    var table =
        new Table(
            "NAME",
            "SOURCE",
            "CHANNEL",
            "FLOWS",
            "STATE",
            "PENDING",
            "OLDEST",
            "IN FLIGHT",
            "RETRYING",
            "/MIN",
            "PROBLEM");
    for (var item : Cells.items(answer)) {
      table.row(
          Cells.text(item, "name"),
          Cells.text(item, "source"),
          Cells.text(item, "channel"),
          Cells.list(item, "flows"),
          Cells.text(item, "state"),
          Cells.number(item, "pending"),
          Cells.ago(item, "oldestPending"),
          Cells.number(item, "inFlight"),
          Cells.number(item, "retrying"),
          Cells.number(item, "lastMinute"),
          Cells.problem(item, "problem"));
    }
    return table.toString();
  }
}
