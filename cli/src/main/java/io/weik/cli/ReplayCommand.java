package io.weik.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Delivers stored events again. */
@Command(
    name = "replay",
    description = {
      "Delivers stored events again, with their ids, and shows how far it is.",
      "It runs in the server: interrupting this command leaves it running."
    },
    footer = {
      "",
      "Examples:",
      "  weikio event replay --subscription billing --from 2h --dry-run",
      "  weikio event replay --source shop --type 'com.example.order.*' --rate 100 --detach",
      "  weikio event replay --cancel 0198c3d2-7a51-7f3e-9a44-1a2b3c4d5e6f"
    })
final class ReplayCommand implements Callable<Integer> {
  private static final String REPLAYS = "replays";

  @Mixin private ClientOptions client = new ClientOptions();
  @Mixin private Output output = new Output();

  @Option(
      names = "--subscription",
      paramLabel = "NAME",
      description = "To the flows of this EventSubscription.")
  private @Nullable String subscription;

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "To every EventSubscription of this EventSource.")
  private @Nullable String source;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "Only of this CloudEvents type; com.example.* for all that begin so.")
  private @Nullable String type;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      converter = PointInTime.class,
      description = "Stored at or after this time: " + PointInTime.FORM)
  private @Nullable Instant from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      converter = PointInTime.class,
      description = "Stored before this time: " + PointInTime.FORM)
  private @Nullable Instant to;

  @Option(names = "--rate", paramLabel = "COUNT", description = "How many a second at most.")
  private @Nullable Integer rate;

  @Option(names = "--dry-run", description = "Only count what would be delivered.")
  private boolean dryRun;

  @Option(names = "--detach", description = "Start it and do not wait for its end.")
  private boolean detach;

  @Option(names = "--cancel", paramLabel = "ID", description = "End the replay of this id.")
  private @Nullable String cancel;

  @Override
  public Integer call() throws InterruptedException {
    if (cancel != null) {
      return ResourceCommand.turn(client, output, REPLAYS, cancel, "cancel", "cancelled");
    }
    if (subscription == null && source == null) {
      throw new CommandFailure(
          CommandFailure.USAGE,
          "to whom? (expected: --subscription, --source or both; --cancel ends a replay)");
    }
    var server = client.client();
    var answer = server.post(AdminClient.path(REPLAYS) + AdminClient.query(values()), new byte[0]);
    if (dryRun) {
      output.print(answer, ReplayCommand::planned);
      return 0;
    }
    if (detach) {
      output.print(answer, ReplaysCommand::table);
      return 0;
    }
    return new ReplayRun(server, Cells.items(answer)).follow(output);
  }

  private Map<String, Optional<String>> values() {
    var values = new LinkedHashMap<String, Optional<String>>();
    values.put("subscription", Optional.ofNullable(subscription));
    values.put("source", Optional.ofNullable(source));
    values.put("type", Optional.ofNullable(type));
    values.put("from", Optional.ofNullable(from).map(Instant::toString));
    values.put("to", Optional.ofNullable(to).map(Instant::toString));
    values.put("rate", Optional.ofNullable(rate).map(String::valueOf));
    values.put("dryRun", Optional.of("true").filter(_ -> dryRun));
    return values;
  }

  private static String planned(JsonNode answer) {
    var text = new StringBuilder();
    for (var item : Cells.items(answer)) {
      text.append(
          "would replay %s of %s to %s (%s)%n"
              .formatted(
                  Cells.count(item.path("events").asLong(), "event"),
                  Cells.text(item, "source"),
                  Cells.text(item, "subscription"),
                  Cells.list(item, "flows")));
    }
    return text.append("run without --dry-run to do it\n").toString();
  }
}
