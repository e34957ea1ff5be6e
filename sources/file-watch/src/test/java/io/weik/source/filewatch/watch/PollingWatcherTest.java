package io.weik.source.filewatch.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weik.source.filewatch.watch.Notice.FolderGone;
import io.weik.source.filewatch.watch.Notice.Gone;
import io.weik.source.filewatch.watch.Notice.NewFolder;
import io.weik.source.filewatch.watch.Notice.Touched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PollingWatcherTest {
  @TempDir Path base;
  private Path in;
  private Told told;

  @BeforeEach
  void open() throws IOException {
    in = Files.createDirectory(base.resolve("in"));
    Files.writeString(in.resolve("known"), "1");
    told = new Told(new PollingWatcher(Duration.ofMillis(20)), in);
  }

  @AfterEach
  void close() {
    told.close();
  }

  @Test
  void whatComesChangesAndGoesIsToldAndWhatStaysIsNot() throws Exception {
    Files.writeString(in.resolve("a"), "1");
    told.until(new Touched(in.resolve("a")));
    told.all.clear();
    Files.writeString(in.resolve("a"), "22");
    told.until(new Touched(in.resolve("a")));
    Files.delete(in.resolve("a"));
    told.until(new Gone(in.resolve("a")));

    assertThat(told.all).noneMatch(notice -> notice.toString().contains("known"));
    assertThat(told.watcher.way()).isEqualTo("polling");
  }

  @Test
  void aNewFolderIsToldAndPolledOnceAdded() throws Exception {
    Path sub = Files.createDirectory(in.resolve("sub"));
    told.until(new NewFolder(sub));

    Files.createFile(sub.resolve("a"));
    told.until(new Touched(sub.resolve("a")));

    Files.delete(sub.resolve("a"));
    Files.delete(sub);
    told.until(new FolderGone(sub));
  }

  @Test
  void aFileThatBecomesAFolderIsGoneAndNew() throws Exception {
    Files.delete(in.resolve("known"));
    Files.createDirectory(in.resolve("known"));

    told.until(new NewFolder(in.resolve("known")));

    assertThat(told.all).contains(new Gone(in.resolve("known")));
  }

  @Test
  void aRemovedFolderIsNotToldAnyMore() throws Exception {
    Path other = Files.createDirectory(base.resolve("other"));
    told.watcher.add(other);
    told.watcher.remove(in);
    Files.createFile(in.resolve("a"));
    Files.createFile(other.resolve("b"));

    told.until(new Touched(other.resolve("b")));

    assertThat(told.all).containsExactly(new Touched(other.resolve("b")));
  }

  @Test
  void neitherALinkNorSomethingMissingIsAFolder() throws Exception {
    Path link = Files.createSymbolicLink(base.resolve("link"), in);

    assertThat(told.watcher.add(link)).isFalse();
    assertThat(told.watcher.add(base.resolve("missing"))).isFalse();
  }

  @Test
  void closingEndsThePolling() throws Exception {
    told.close();

    assertThat(told.watcher.take(Duration.ofMinutes(5))).isEmpty();
    assertThat(told.watcher.add(in)).isFalse();
    await()
        .until(
            () ->
                Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().equals("folder-listing")));
  }
}
