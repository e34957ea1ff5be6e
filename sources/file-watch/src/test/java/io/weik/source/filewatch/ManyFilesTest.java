package io.weik.source.filewatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyFilesTest {
  private static final int MANY = 10_000;

  @TempDir Path dir;
  @TempDir Path elsewhere;

  @Test
  void noneOfManyFilesAtOnceIsMissedOrToldTwice() throws Exception {
    try (var folder = new WatchedFolder(dir, "IncludeSubdirectories", "true").started()) {
      folder.sh("for i in $(seq 100); do mkdir d$i; done");
      for (int i = 0; i < MANY; i++) {
        Files.writeString(dir.resolve("d%d/%d".formatted(i % 100 + 1, i)), "x");
      }

      await().atMost(Duration.ofSeconds(60)).until(() -> folder.context().drafts().size() >= MANY);
      folder.write("last.mark", "x");
      await().until(() -> folder.told().contains("created last.mark"));
      assertThat(new HashSet<>(folder.told())).hasSize(MANY + 1);
      assertThat(folder.told()).hasSize(MANY + 1);
    }
  }

  @RepeatedTest(50)
  void noFileInAFolderThatIsJustMadeIsMissed() throws Exception {
    try (var folder = new WatchedFolder(dir, "IncludeSubdirectories", "true").started()) {
      folder.sh(
          "mkdir -p a/b/c; echo 1 > a/1; echo 2 > a/b/2; echo 3 > a/b/c/3; mkdir d; echo > d/4");

      folder.thenTold("created a/1", "created a/b/2", "created a/b/c/3", "created d/4");
    }
  }

  @RepeatedTest(50)
  void aSourceThatIsStoppedAnywhereTellsEachStateOnce() throws Exception {
    for (int i = 0; i < 40; i++) {
      WatchedFolder.write(elsewhere.resolve("f" + i), "x");
    }
    try (var folder = new WatchedFolder(dir).started()) {
      var mover = Thread.ofVirtual().start(() -> move(40));
      folder.whileDown(() -> {});
      folder.whileDown(mover::join);

      await().until(() -> folder.told().size() == 40);
      assertThat(new HashSet<>(folder.told())).hasSize(40);
    }
  }

  private void move(int count) {
    try {
      for (int i = 0; i < count; i++) {
        Files.move(elsewhere.resolve("f" + i), dir.resolve("f" + i));
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
