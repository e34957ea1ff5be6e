package io.weik.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Watching folders: many new files against what {@code inotifywait} counts, and a start with many
 * known files against {@code find}.
 */
final class FilesBench {
  private static final int NEW_FILES = 100_000;
  private static final int KNOWN_FILES = 1_000_000;
  private static final int A_FOLDER = 1_000;

  private final Options options;
  private final PrintStream out;

  FilesBench(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  /** Measures, and prints two tables. */
  void run() throws IOException, InterruptedException {
    try (var scratch = Scratch.in(options.folder())) {
      newFiles(scratch.path());
      knownFiles(scratch.path());
    }
  }

  private void newFiles(Path place) throws IOException, InterruptedException {
    var peer = Files.createDirectories(place.resolve("peer"));
    makeFolders(peer, NEW_FILES);
    double tool = inotifywait(peer);
    var folder = Files.createDirectories(place.resolve("new"));
    makeFolders(folder, NEW_FILES);
    try (var node = new DeclaredNode(place.resolve("data-new"))) {
      node.start(watch(folder, "StabilityPeriod: 0, NotifyFilters: Created"));
      long began = System.nanoTime();
      makeFiles(folder, NEW_FILES);
      double made = NEW_FILES * 1e9 / (System.nanoTime() - began);
      DeclaredNode.until(() -> node.figures().events() >= NEW_FILES);
      double ours = NEW_FILES * 1e9 / (System.nanoTime() - began);
      out.println(
          """
          | %,d new files in folders of %,d | files/s | missed |
          |:--|--:|--:|
          | made, with the source watching | %,.0f | |
          | inotifywait -m -r, counted | %s | |
          | file-watch, durable events | %,.0f | %d |
          """
              .formatted(
                  NEW_FILES,
                  A_FOLDER,
                  made,
                  Double.isNaN(tool) ? "not installed" : "%,.0f".formatted(tool),
                  ours,
                  NEW_FILES - node.figures().events()));
    }
  }

  /** Files a second that the tool tells to be closed after writing; NaN when it is not there. */
  private static double inotifywait(Path folder) throws IOException, InterruptedException {
    Process tool;
    try {
      tool =
          new ProcessBuilder("inotifywait", "-m", "-r", "-e", "close_write", folder.toString())
              .start();
    } catch (IOException _) {
      return Double.NaN;
    }
    try (var errors = tool.errorReader();
        var lines = tool.inputReader()) {
      awaitWatches(errors);
      var counted = new AtomicLong();
      var reader =
          Thread.ofPlatform().start(() -> lines.lines().forEach(_ -> counted.incrementAndGet()));
      long began = System.nanoTime();
      makeFiles(folder, NEW_FILES);
      DeclaredNode.until(() -> counted.get() >= NEW_FILES);
      double rate = NEW_FILES * 1e9 / (System.nanoTime() - began);
      tool.destroy();
      reader.join();
      return rate;
    } finally {
      tool.destroyForcibly();
    }
  }

  private static void awaitWatches(BufferedReader errors) throws IOException {
    var line = errors.readLine();
    while (line != null && !line.startsWith("Watches established")) {
      line = errors.readLine();
    }
  }

  private void knownFiles(Path place) throws IOException, InterruptedException {
    var folder = Files.createDirectories(place.resolve("known"));
    makeFolders(folder, KNOWN_FILES);
    makeFiles(folder, KNOWN_FILES);
    var yaml = watch(folder, "InitialScan: baseline");
    try (var node = new DeclaredNode(place.resolve("data-known"))) {
      double baseline = start(node, yaml);
      out.printf("The very first start, which stores the baseline: %,.0f ms%n%n", baseline);
    }
    var find = new ArrayList<Double>();
    var ours = new ArrayList<Double>();
    for (int round = 0; round < options.rounds(); round++) {
      find.add(find(folder));
      try (var node = new DeclaredNode(place.resolve("data-known"))) {
        ours.add(start(node, yaml));
      }
    }
    double tool = Median.of(find);
    double start = Median.of(ours);
    out.println(
        """
        | %,d known files in folders of %,d | ms | of find |
        |:--|--:|--:|
        | find -printf '%%s %%T@ %%i %%p' | %,.0f | |
        | file-watch, start until every file is compared | %,.0f | %.2f |
        """
            .formatted(KNOWN_FILES, A_FOLDER, tool, start, start / tool));
  }

  /** Milliseconds until the source says that it is ready. */
  private static double start(DeclaredNode node, String yaml) throws InterruptedException {
    long began = System.nanoTime();
    node.start(yaml);
    DeclaredNode.until(() -> node.instance().state().word().equals("running"));
    return (System.nanoTime() - began) / 1e6;
  }

  private static double find(Path folder) throws IOException, InterruptedException {
    long began = System.nanoTime();
    var process =
        new ProcessBuilder("find", folder.toString(), "-printf", "%s %T@ %i %p\\n")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.waitFor();
    return (System.nanoTime() - began) / 1e6;
  }

  private static String watch(Path folder, String more) {
    return DeclaredNode.source(
        "bench",
        "file-watch",
        "{Path: '%s', IncludeSubdirectories: true, %s}".formatted(folder, more));
  }

  private static void makeFolders(Path folder, int files) throws IOException {
    for (int i = 0; i < files / A_FOLDER; i++) {
      Files.createDirectories(folder.resolve("folder-" + i));
    }
  }

  private static void makeFiles(Path folder, int count) throws IOException {
    var content = List.of("id", "1");
    for (int i = 0; i < count; i++) {
      Files.write(folder.resolve("folder-" + i / A_FOLDER).resolve("file-" + i + ".csv"), content);
    }
  }
}
