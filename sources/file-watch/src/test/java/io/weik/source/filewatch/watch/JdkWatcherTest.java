package io.weik.source.filewatch.watch;

import static org.assertj.core.api.Assertions.assertThat;

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

class JdkWatcherTest {
  @TempDir Path base;
  private Path in;
  private Told told;

  @BeforeEach
  void open() throws IOException {
    in = Files.createDirectory(base.resolve("in"));
    told = new Told(new JdkWatcher(in), in);
  }

  @AfterEach
  void close() {
    told.close();
  }

  @Test
  void filesAreTouchedAndGone() throws Exception {
    Files.writeString(in.resolve("a"), "1");
    told.until(new Touched(in.resolve("a")));
    Files.delete(in.resolve("a"));
    told.until(new Gone(in.resolve("a")));

    assertThat(told.watcher.way()).isEqualTo("jdk");
  }

  @Test
  void foldersAreNewToldFromWithinAndGone() throws Exception {
    Path sub = Files.createDirectory(in.resolve("sub"));
    told.until(new NewFolder(sub));
    Files.createFile(sub.resolve("a"));
    told.until(new Touched(sub.resolve("a")));
    Files.delete(sub.resolve("a"));
    told.until(new Gone(sub.resolve("a")));

    Files.delete(sub);

    told.until(new FolderGone(sub));
    assertThat(told.all).doesNotContain(new Gone(sub));
  }

  @Test
  void aFolderThatIsMissingOrALinkIsNotAdded() throws Exception {
    Path link = Files.createSymbolicLink(base.resolve("link"), in);

    assertThat(told.watcher.add(link)).isFalse();
    assertThat(told.watcher.add(base.resolve("missing"))).isFalse();
  }

  @Test
  void aClosedOneTellsNothing() throws Exception {
    told.close();

    assertThat(told.watcher.take(Duration.ofMinutes(5))).isEmpty();
  }
}
