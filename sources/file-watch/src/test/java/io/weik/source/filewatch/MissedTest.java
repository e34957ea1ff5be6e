package io.weik.source.filewatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weik.api.problem.Problem;
import io.weik.source.filewatch.watch.Entry;
import io.weik.source.filewatch.watch.EntryKind;
import io.weik.source.filewatch.watch.Notice;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the operating system does not tell, or not rightly. */
class MissedTest {
  @TempDir Path dir;
  private final ScriptedWatcher watcher = new ScriptedWatcher();

  @Test
  void afterAnOverflowEverythingIsLookedAtAgain() throws Exception {
    try (var folder = new WatchedFolder(dir, "IncludeSubdirectories", "true").with(_ -> watcher)) {
      folder.write("gone", "1");
      folder.started();
      folder.sh("mkdir new; echo 1 > new/a; rm gone");

      watcher.tell(new Notice.Overflow());

      folder.thenTold("created new/a", "deleted gone");
      assertThat(watcher.added).contains(dir.toRealPath().resolve("new"));
    }
  }

  @Test
  void nowAndThenEverythingIsLookedAtAgainBesides() throws Exception {
    try (var folder =
        new WatchedFolder(dir, "ReconcileInterval", "20ms").with(_ -> watcher).started()) {
      folder.write("a", "1");

      folder.thenTold("created a");
    }
  }

  @Test
  void aFolderIsWatchedBeforeItIsListed() throws Exception {
    var eager =
        new ScriptedWatcher() {
          @Override
          public boolean add(Path folder) throws IOException {
            Files.writeString(folder.resolve("came-with-the-watch"), "x");
            return super.add(folder);
          }
        };
    try (var folder = new WatchedFolder(dir, "InitialScan", "emit").with(_ -> eager).started()) {
      folder.thenTold("created came-with-the-watch");
    }
  }

  @Test
  void aFileThatIsNoticedAgainAndAgainWithoutChangeIsToldOnce() throws Exception {
    try (var folder = new WatchedFolder(dir).with(_ -> watcher).started()) {
      var file = folder.write("a", "1");
      for (int i = 0; i < 5; i++) {
        watcher.tell(new Notice.Finished(file.toRealPath()));
      }
      folder.thenTold("created a");
      watcher.tell(new Notice.Touched(file.toRealPath()));
      var last = folder.write("b", "1");
      watcher.tell(new Notice.Touched(last.toRealPath()));

      folder.thenTold("created a", "created b");
    }
  }

  @Test
  void ofAFileThatIsClosedAgainAndAgainOnlyTheLastStateIsTold() throws Exception {
    try (var folder = new WatchedFolder(dir, "StabilityPeriod", "300ms").with(_ -> watcher)) {
      folder.started();
      for (int i = 1; i <= 5; i++) {
        watcher.tell(new Notice.Finished(folder.write("a", "x".repeat(i)).toRealPath()));
        new Patience().take(Duration.ofMillis(30));
      }

      folder.thenTold("created a");
      assertThat(folder.data().getFirst().get("size").asLong()).isEqualTo(5);
    }
  }

  @Test
  void withPollingChangesAreFoundByListing() throws Exception {
    try (var folder =
        new WatchedFolder(
                dir, "Mode", "poll", "PollingInterval", "20ms", "IncludeSubdirectories", "true")
            .started()) {
      folder.write("x/a", "1");
      folder.thenTold("created x/a");
      folder.sh("mv x/a x/b");
      folder.thenTold("created x/a", "renamed x/b");
      folder.sh("rm x/b");
      folder.thenTold("created x/a", "renamed x/b", "deleted x/b");
      assertThat(folder.context().warnings()).isEmpty();
    }
  }

  @Test
  void theFilesBelowAFolderThatCannotBeReadStayKnown() throws Exception {
    var closed = new ClosedFolder(dir.resolve("closed"));
    try (var folder =
        new WatchedFolder(dir, "IncludeSubdirectories", "true").with(closed).with(_ -> watcher)) {
      folder.write("closed/a", "1");
      folder.write("open/b", "1");
      folder.started();

      closed.isClosed = true;
      folder.whileDown(() -> folder.write("open/c", "1"));

      folder.thenTold("created open/c");
      assertThat(folder.context().warnings().get("folder"))
          .extracting(Problem::message)
          .isEqualTo("cannot be read: permission denied: " + dir.toRealPath().resolve("closed"));

      closed.isClosed = false;
      watcher.tell(new Notice.Overflow());
      await().until(() -> folder.context().warnings().isEmpty());
      assertThat(folder.told()).containsExactly("created open/c");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"stuck", "stuck/below"})
  void whatCannotBeLookedAtStaysKnownAndTheRestOfItsFolderIsWatched(String name) throws Exception {
    var stuck = new StuckEntry("stuck");
    try (var folder =
        new WatchedFolder(dir, "IncludeSubdirectories", "true").with(stuck).with(_ -> watcher)) {
      folder.write("a", "1");
      folder.write(name, "1");
      folder.started();

      stuck.isStuck = true;
      folder.whileDown(() -> folder.sh("rm a; echo 1 > z"));

      folder.thenTold("deleted a", "created z");
      assertThat(folder.context().warnings().get("folder"))
          .extracting(Problem::message)
          .isEqualTo("cannot be read: stale: " + dir.toRealPath().resolve("stuck"));
    }
  }

  /** A disk on which one entry cannot be looked at for a while. */
  private static final class StuckEntry implements Disk {
    private final String name;
    private volatile boolean isStuck;

    StuckEntry(String name) {
      this.name = name;
    }

    @Override
    public List<Entry> list(Path folder) throws IOException {
      check(folder);
      return REAL.list(folder).stream()
          .map(
              entry ->
                  isStuck && entry.name().equals(name)
                      ? new Entry(name, EntryKind.UNREADABLE, 0, 0, 0, 0, 0)
                      : entry)
          .toList();
    }

    @Override
    public Optional<Entry> look(Path file) throws IOException {
      check(file);
      return REAL.look(file);
    }

    private void check(Path file) throws FileSystemException {
      if (isStuck && file.endsWith(name)) {
        throw new FileSystemException(file.toString(), null, "stale");
      }
    }
  }

  /** A disk on which one folder cannot be read for a while. */
  private static final class ClosedFolder implements Disk {
    private final Path folder;
    private volatile boolean isClosed;

    ClosedFolder(Path folder) {
      this.folder = folder;
    }

    @Override
    public List<Entry> list(Path path) throws IOException {
      if (isClosed && path.getFileName().equals(folder.getFileName())) {
        throw new AccessDeniedException(path.toString());
      }
      return REAL.list(path);
    }

    @Override
    public Optional<Entry> look(Path file) throws IOException {
      return REAL.look(file);
    }
  }
}
