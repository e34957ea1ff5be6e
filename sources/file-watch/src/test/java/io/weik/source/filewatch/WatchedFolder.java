package io.weik.source.filewatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.weik.api.event.EventDraft;
import io.weik.source.filewatch.watch.Watchers;
import io.weik.testkit.RecordingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A folder with a file-watch source on it. */
final class WatchedFolder implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  final Path path;
  private final List<String> parameters = new ArrayList<>();
  private RecordingContext context = new RecordingContext(Clock.systemUTC());
  private Lookout.Opener opener = Watchers::open;
  private Disk disk = Disk.REAL;
  private Optional<Thread> thread = Optional.empty();
  private volatile Optional<Exception> failure = Optional.empty();

  WatchedFolder(Path path, String... parameters) {
    this.path = path;
    this.parameters.addAll(
        List.of(
            "StabilityPeriod", "150ms", "NotifyFilters", "Created, Modified, Deleted, Renamed"));
    this.parameters.addAll(List.of(parameters));
  }

  WatchedFolder with(Lookout.Opener otherOpener) {
    opener = otherOpener;
    return this;
  }

  WatchedFolder with(Disk otherDisk) {
    disk = otherDisk;
    return this;
  }

  WatchedFolder on(RecordingContext otherContext) {
    context = otherContext;
    return this;
  }

  RecordingContext context() {
    return context;
  }

  FileWatchConfig config() {
    return ConfigText.config(path, parameters.toArray(String[]::new));
  }

  FileWatch watch() {
    return new FileWatch(config(), new AllowedRoots(List.of()), disk, opener);
  }

  /** Starts it, and waits until it is ready. */
  WatchedFolder started() throws InterruptedException {
    begin();
    context.awaitReady();
    return this;
  }

  /** Starts it. */
  WatchedFolder begin() {
    thread = Optional.of(Thread.ofVirtual().name("source/under-test").start(this::run));
    return this;
  }

  private void run() {
    try {
      watch().run(context);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (Exception broken) {
      failure = Optional.of(broken);
    }
  }

  void stop() throws InterruptedException {
    if (thread.isPresent()) {
      thread.get().interrupt();
      thread.get().join();
      thread = Optional.empty();
    }
  }

  /** Stops it, does something, and starts it again. */
  WatchedFolder whileDown(Act act) throws Exception {
    stop();
    act.run();
    context = context.restarted();
    return started();
  }

  /** Something that is done to files. */
  interface Act {
    void run() throws Exception;
  }

  Path write(String name, String text) {
    return write(path.resolve(name), text);
  }

  static Path write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  static void age(Path file, String time) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse(time)));
  }

  /** Runs a shell command in the folder. */
  void sh(String command) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder("/bin/sh", "-c", command)
            .directory(path.toFile())
            .redirectErrorStream(true)
            .start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
  }

  static JsonNode data(EventDraft draft) {
    try {
      return JSON.readTree(draft.data().orElseThrow().bytes());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  List<JsonNode> data() {
    return context.drafts().stream().map(WatchedFolder::data).toList();
  }

  /** What was told, as {@code created a.csv}. */
  List<String> told() {
    return data().stream()
        .map(data -> data.get("change").asText() + " " + data.get("relativePath").asText())
        .toList();
  }

  /** Waits until this was told and nothing else, in any order. */
  void thenTold(String... expected) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(failure).isEmpty();
              assertThat(told()).containsExactlyInAnyOrder(expected);
            });
  }

  /**
   * Waits until a file made now is told, so that all before it has been seen to; and nothing else.
   */
  void thenNothingMore(String... before) {
    write("last.mark", "x");
    var all = new ArrayList<>(List.of(before));
    all.add("created last.mark");
    thenTold(all.toArray(String[]::new));
  }

  @Override
  public void close() {
    try {
      stop();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    assertThat(failure).isEmpty();
  }
}
