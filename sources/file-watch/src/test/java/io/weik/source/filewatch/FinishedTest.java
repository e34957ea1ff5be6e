package io.weik.source.filewatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is told only when it is finished. */
class FinishedTest {
  @TempDir Path dir;

  @Test
  void aFileWaitsForItsDoneFileWhichIsNoEvent() throws Exception {
    try (var folder = new WatchedFolder(dir, "DoneFile", ".done").started()) {
      folder.write("a.csv", "1");
      folder.write("b.csv", "1");
      folder.write("b.csv.done", "");

      folder.thenTold("created b.csv");

      folder.write("a.csv.done", "");
      folder.thenTold("created b.csv", "created a.csv");
    }
  }

  @Test
  void whileDownAFileWaitsForItsDoneFileToo() throws Exception {
    try (var folder = new WatchedFolder(dir, "DoneFile", ".done").started()) {
      folder.whileDown(
          () -> {
            folder.write("a.csv", "1");
            folder.write("b.csv", "1");
            folder.write("b.csv.done", "");
          });

      folder.thenTold("created b.csv");
      folder.sh("touch a.csv.done");
      folder.thenTold("created b.csv", "created a.csv");
    }
  }

  @Test
  void aFileThatIsStillBeingWrittenAtStartWaits() throws Exception {
    try (var folder = new WatchedFolder(dir, "StabilityPeriod", "300ms").started()) {
      folder.stop();
      var out = Files.newOutputStream(folder.write("a", "1"));
      try (out;
          var again = new WatchedFolder(dir, "StabilityPeriod", "300ms")) {
        again.on(folder.context().restarted());
        again.started();
        for (int i = 0; i < 20; i++) {
          out.write('x');
          new Patience().take(Duration.ofMillis(30));
        }

        again.thenTold("created a");
        assertThat(again.data().getFirst().get("size").asLong()).isEqualTo(20);
      }
    }
  }

  @Test
  void aFileThatIsStillBeingWrittenWhenItIsPolledWaits() throws Exception {
    try (var folder =
        new WatchedFolder(
                dir, "Mode", "poll", "PollingInterval", "20ms", "StabilityPeriod", "300ms")
            .started()) {
      try (var out = Files.newOutputStream(dir.resolve("a"))) {
        for (int i = 0; i < 20; i++) {
          out.write('x');
          new Patience().take(Duration.ofMillis(30));
        }
      }

      folder.thenTold("created a");
      assertThat(folder.data().getFirst().get("size").asLong()).isEqualTo(20);
    }
  }

  @Test
  void withoutAPeriodAFileIsToldAsSoonAsItIsNoticed() throws Exception {
    try (var folder = new WatchedFolder(dir, "StabilityPeriod", "0ms").started()) {
      folder.sh("mkdir ../other && echo 1 > ../other/a && mv ../other/a . && rmdir ../other");

      folder.thenTold("created a");
    }
  }
}
