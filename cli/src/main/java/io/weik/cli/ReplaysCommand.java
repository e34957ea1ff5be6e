package io.weik.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists replays. */
@Command(
    name = "replays",
    description = "Lists the replays that run, and those that ended within the last day.",
    footer = {"", "Example:", "  weikio event replays"})
final class ReplaysCommand implements Callable<Integer> {
  @Mixin private ClientOptions client = new ClientOptions();
  @Mixin private Output output = new Output();

  @Override
  public Integer call() {
    output.print(client.client().get(AdminClient.path("replays")), ReplaysCommand::table);
    return 0;
  }

  static String table(JsonNode answer) {
    var table = new Table("ID", "SUBSCRIPTION", "STATE", "PROGRESS", "STARTED");
    for (var item : Cells.items(answer)) {
      table.row(
          Cells.text(item, "id"),
          Cells.text(item, "subscription"),
          Cells.text(item, "state"),
          progress(item.path("done").asLong(), item.path("total").asLong()),
          Cells.local(item, "started"));
    }
    return table.toString();
  }

  private static String progress(long done, long total) {
    return total == 0
        ? "nothing to do"
        : String.format(Locale.ROOT, "%,d of %,d (%d %%)", done, total, 100 * done / total);
  }
}
