package io.weik.checks.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every finished file is one event, however often the process is killed while files come. */
class KillFilesTest {
  private static final int ROUNDS = Integer.getInteger("weikio.kill.rounds", 5);
  private static final int FILES_A_ROUND = 400;
  private static final String RESOURCES =
      """
      apiVersion: weik.io/v1
      kind: EventSource
      metadata: {name: uploads}
      spec:
        Type: file-watch
        EventType: com.example.file.uploaded
        EventSource: upload-directory
        Parameters:
          Path: inbox
          Pattern: "*.csv"
          IncludeSubdirectories: true
          NotifyFilters: Created
          StabilityPeriod: 100ms
      """;

  @AutoClose private final Weikio weikio = new Weikio();
  private final AtomicInteger count = new AtomicInteger();
  private final Set<String> written = new TreeSet<>();
  private final Random random = new Random(7);
  private Path inbox;

  @BeforeEach
  void makeInbox() throws IOException {
    inbox = Files.createDirectories(weikio.folder().resolve("inbox"));
  }

  @Test
  void filesThatComeBeforeDuringAndAfterKillsAreOneEventEach() throws Exception {
    var running = weikio.start("run", weikio.file("uploads.yaml", RESOURCES));
    for (int round = 0; round < ROUNDS; round++) {
      var writing = Thread.ofVirtual().start(this::write);
      var pause = new CountDownLatch(1);
      boolean _ = pause.await(random.nextInt(20, 700), TimeUnit.MILLISECONDS);
      running.kill();
      writing.join();
      running = weikio.start("run", "uploads.yaml");
    }
    var last = running;

    await().until(() -> paths(last).size() >= written.size());
    assertThat(paths(last)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(written);
  }

  /** Some in new folders, some by rename, some in two goes. */
  private void write() {
    try {
      for (int i = 0; i < FILES_A_ROUND; i++) {
        int number = count.incrementAndGet();
        var folder = Files.createDirectories(inbox.resolve("day-" + number / 50));
        var file = folder.resolve("order " + number + ".csv");
        switch (number % 3) {
          case 0 -> Files.writeString(file, "id\n" + number);
          case 1 -> {
            var part = Files.writeString(folder.resolve("." + number + ".part"), "id\n" + number);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
          }
          default -> {
            try (var writer = Files.newBufferedWriter(file)) {
              writer.write("id\n");
              writer.flush();
              writer.write(String.valueOf(number));
            }
          }
        }
        written.add(inbox.relativize(file).toString());
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static List<String> paths(RunningWeikio running) {
    var paths = new ArrayList<String>();
    running
        .events()
        .forEach(event -> paths.add(RunningWeikio.data(event).path("relativePath").asText()));
    return paths;
  }
}
