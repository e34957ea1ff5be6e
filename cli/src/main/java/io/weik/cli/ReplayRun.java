package io.weik.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Watches replays that have just been started. */
final class ReplayRun {
  private static final long LOOK_MILLISECONDS = 250;

  private final AdminClient server;
  private final List<JsonNode> started;
  private final Set<String> ids;

  ReplayRun(AdminClient server, List<JsonNode> started) {
    this.server = server;
    this.started = started;
    this.ids = started.stream().map(item -> Cells.text(item, "id")).collect(Collectors.toSet());
  }

  /**
   * Shows how far they are until all have ended, prints what came of them, and gives the exit code.
   */
  int follow(Output output) throws InterruptedException {
    var watching = new AtomicBoolean(true);
    var hook = Thread.ofPlatform().name("left running").unstarted(() -> leave(watching));
    Runtime.getRuntime().addShutdownHook(hook);
    var ended = watch();
    watching.set(false);
    var result = Output.JSON.createObjectNode();
    ended.forEach(result.putArray("items")::add);
    output.print(result, ReplayRun::told);
    return ended.stream().allMatch(item -> Cells.text(item, "state").equals("done"))
        ? 0
        : CommandFailure.FAILED;
  }

  private List<JsonNode> watch() throws InterruptedException {
    var timer = new CountDownLatch(1);
    var present = started;
    long total = sum(present, item -> item.path("total").asLong());
    try (var progress = Progress.of(Terminal.ofProcess(), "replaying", total)) {
      while (present.stream().anyMatch(item -> Cells.text(item, "state").equals("running"))) {
        progress.reached(sum(present, item -> item.path("done").asLong()));
        boolean _ = timer.await(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS);
        present = look();
      }
      progress.reached(sum(present, item -> item.path("done").asLong()));
    }
    return present;
  }

  private List<JsonNode> look() {
    return Cells.items(server.get(AdminClient.path("replays"))).stream()
        .filter(item -> ids.contains(Cells.text(item, "id")))
        .toList();
  }

  private static long sum(List<JsonNode> items, ToLongFunction<JsonNode> of) {
    return items.stream().mapToLong(of).sum();
  }

  private void leave(AtomicBoolean watching) {
    if (watching.get()) {
      var lines = new ArrayList<String>();
      ids.forEach(id -> lines.add("    weikio event replay --cancel " + id));
      System.err.println("\nthe replay goes on; to end it:\n" + String.join("\n", lines));
    }
  }

  private static String told(JsonNode answer) {
    var text = new StringBuilder();
    for (var item : Cells.items(answer)) {
      text.append(
          "%s  %s \u00b7 %s delivered to %s%n"
              .formatted(
                  Cells.text(item, "id"),
                  Cells.text(item, "state"),
                  Cells.count(item.path("delivered").asLong(), "event"),
                  Cells.text(item, "subscription")));
    }
    return text.toString();
  }
}
