package io.weik.source.filewatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.problem.Problem;
import io.weik.source.filewatch.watch.Entry;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
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
  void aFileWhoseDoneFileCannotHaveSoLongANameHoldsNobodyUp() throws Exception {
    try (var folder = new WatchedFolder(dir, "DoneFile", ".done").started()) {
      folder.write("a".repeat(252), "1");
      folder.whileDown(() -> folder.write("b".repeat(252), "1"));

      folder.write("c", "1");
      folder.write("c.done", "");

      folder.thenTold("created c");
    }
  }

  @Test
  void aFileWhoseDoneFileCannotBeLookedAtIsWarnedOfAndTheOthersAreTold() throws Exception {
    var broken =
        new DiskWith("a.done") {
          @Override
          Optional<Entry> odd(Path file) throws IOException {
            throw new FileSystemException(file.toString(), null, "Input/output error");
          }
        };
    try (var folder =
        new WatchedFolder(dir, "DoneFile", ".done", "InitialScan", "emit").with(broken)) {
      folder.write("a", "1");
      folder.write("b", "1");
      folder.write("b.done", "");
      folder.begin();

      folder.thenTold("created b");
      assertThat(folder.context().warnings().get("folder"))
          .extracting(Problem::message)
          .asString()
          .startsWith("cannot be read: Input/output error");
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
