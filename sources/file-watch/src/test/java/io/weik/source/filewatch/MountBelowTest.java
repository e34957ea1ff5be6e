package io.weik.source.filewatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weik.api.problem.Problem;
import io.weik.source.filewatch.watch.Entry;
import io.weik.source.filewatch.watch.Notice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder below the watched one is on a file system of its own. */
class MountBelowTest {
  @TempDir Path dir;
  private final ScriptedWatcher watcher = new ScriptedWatcher();
  private final Moved moved = new Moved();

  private WatchedFolder folder() {
    return new WatchedFolder(dir, "IncludeSubdirectories", "true").with(moved).with(_ -> watcher);
  }

  @Test
  void theFilesOfAFileSystemThatIsNotMountedStayKnown() throws Exception {
    try (var folder = folder()) {
      folder.write("a", "1");
      folder.write("in/below/b", "1");
      folder.started();

      moved.device = -1;
      folder.whileDown(() -> folder.sh("rm -r a in/below"));

      folder.thenTold("deleted a");
      assertThat(folder.context().warnings().get("folder"))
          .extracting(Problem::message)
          .isEqualTo(
              "cannot be read: it is empty and on another file system than before: "
                  + dir.toRealPath().resolve("in"));
    }
  }

  @Test
  void whenItIsThereAgainItIsHeldAgainstWhatIsKnown() throws Exception {
    try (var folder = folder()) {
      folder.write("in/b", "1");
      folder.started();
      moved.device = -1;
      folder.whileDown(() -> folder.sh("rm in/b"));

      folder.write("in/c", "1");
      watcher.tell(new Notice.Overflow());

      folder.thenTold("deleted in/b", "created in/c");
      await().until(() -> folder.context().warnings().isEmpty());
    }
  }

  @Test
  void anEmptyFolderOnTheSameFileSystemHasLostItsFiles() throws Exception {
    try (var folder = folder()) {
      folder.write("in/b", "1");
      folder.started();

      folder.whileDown(() -> folder.sh("rm in/b"));

      folder.thenTold("deleted in/b");
    }
  }

  /** A disk on which one folder may be on another device. */
  private static final class Moved extends DiskWith {
    private volatile long device;

    Moved() {
      super("in");
    }

    @Override
    Optional<Entry> odd(Path file) throws IOException {
      return REAL.look(file)
          .map(
              now ->
                  new Entry(
                      now.name(),
                      now.kind(),
                      now.size(),
                      now.modifiedNanos(),
                      now.changedNanos(),
                      now.inode(),
                      device == 0 ? now.device() : device));
    }
  }
}
