package io.weik.source.filewatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.weik.source.filewatch.watch.Notice;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever may write to the watched folder gets nothing from outside told. */
class ReplacedFolderTest {
  @TempDir Path dir;
  private final ScriptedWatcher watcher = new ScriptedWatcher();
  private Path root;

  @BeforeEach
  void prepare() throws Exception {
    root = Files.createDirectory(dir.toRealPath().resolve("root"));
    WatchedFolder.write(dir.resolve("outside/a"), "secret");
    WatchedFolder.write(dir.resolve("outside/below/b"), "secret");
  }

  private WatchedFolder folder() {
    return new WatchedFolder(root, "IncludeSubdirectories", "true", "Content", "text")
        .with(_ -> watcher);
  }

  private void thenNothingMore(WatchedFolder folder) {
    watcher.tell(new Notice.Finished(folder.write("last.mark", "x")));
    folder.thenTold("created last.mark");
    assertThat(folder.data()).noneMatch(data -> data.path("content").asText().equals("secret"));
  }

  @Test
  void aFolderThatWasReplacedByALinkIsNotListed() throws Exception {
    try (var folder = folder().started()) {
      folder.sh("ln -s ../outside in");

      watcher.tell(new Notice.NewFolder(root.resolve("in")));
      watcher.tell(new Notice.NewFolder(root.resolve("in/below")));

      thenNothingMore(folder);
    }
  }

  @Test
  void aFileBehindALinkToAFolderIsNotThere() throws Exception {
    try (var folder = folder().started()) {
      folder.sh("ln -s ../outside in");

      watcher.tell(new Notice.Finished(root.resolve("in/a")));
      watcher.tell(new Notice.Finished(root.resolve("in/below/b")));

      thenNothingMore(folder);
    }
  }

  @Test
  void theFilesOfAFolderThatWasReplacedByALinkAreGone() throws Exception {
    try (var folder = folder()) {
      folder.write("in/a", "1");
      folder.started();

      folder.sh("rm -r in; ln -s ../outside in");
      watcher.tell(new Notice.FolderGone(root.resolve("in")));

      folder.thenTold("deleted in/a");
    }
  }

  @Test
  void aFileWhoseFolderIsReplacedOnceItWasFoundIsNotRead() throws Exception {
    WatchedFolder.write(root.resolve("in/a"), "1");
    var sight = new Sight(new Root(root, root, 0, 0), Disk.REAL, true);
    assertThat(sight.readable("in/a")).isEqualTo(root.resolve("in/a"));

    folder().sh("rm -r in; ln -s ../outside in");

    assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> sight.readable("in/a"));
  }
}
