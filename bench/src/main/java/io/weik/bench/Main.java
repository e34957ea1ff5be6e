package io.weik.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What {@code ./build bench} starts, and the servers that it compares with. */
public final class Main {
  private Main() {}

  /**
   * Measures, and prints a page of Markdown.
   *
   * @param words the root of the checkout, what to do, and options
   */
  public static void main(String[] words) throws IOException, InterruptedException {
    var root = Path.of(words[1]);
    var rest = List.of(words).subList(3, words.length);
    switch (words[2]) {
      case Contestant.LISTENER -> Limits.serveListener(Integer.parseInt(rest.getFirst()));
      case Contestant.LIBRARY -> Limits.serveLibrary(Integer.parseInt(rest.getFirst()));
      case "webhook" -> new WebhookBench(root, Options.parse(root, rest), System.out).run();
      case "delivery" -> delivery(Options.parse(root, rest));
      case "append" -> new AppendBench(Options.parse(root, rest), System.out).run();
      case "poll", "files", "idle", "table", "log" -> sources(words[2], Options.parse(root, rest));
      default -> System.err.println(Options.USAGE);
    }
  }

  private static void sources(String what, Options options)
      throws IOException, InterruptedException {
    System.out.println(Machine.describe(options.folder()));
    switch (what) {
      case "poll" -> new PollBench(options, System.out).run();
      case "table" -> new TableBench(options, System.out).run();
      case "log" -> new LogBench(options, System.out).run();
      case "files" -> new FilesBench(options, System.out).run();
      default -> new IdleBench(options, System.out).run();
    }
  }

  private static void delivery(Options options) throws IOException, InterruptedException {
    System.out.println(Machine.describe(options.folder()));
    new DeliveryBench(options, System.out).run();
  }
}
