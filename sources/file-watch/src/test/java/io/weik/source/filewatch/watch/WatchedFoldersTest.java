package io.weik.source.filewatch.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.source.filewatch.watch.Notice.Finished;
import io.weik.source.filewatch.watch.Notice.FolderGone;
import io.weik.source.filewatch.watch.Notice.NewFolder;
import io.weik.source.filewatch.watch.Notice.Renamed;
import io.weik.source.filewatch.watch.Notice.Touched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class WatchedFoldersTest {
  @TempDir Path base;
  private Path in;
  private Told told;

  @BeforeEach
  void open() throws IOException {
    in = Files.createDirectory(base.resolve("in"));
    told = new Told(Watchers.open(in), in);
  }

  @AfterEach
  void close() {
    told.close();
  }

  @Test
  void whatIsInANewFolderBeforeItIsAddedIsThereToList() throws Exception {
    Shell.run(in, "mkdir a; echo 1 > a/early");
    told.until(new NewFolder(in.resolve("a")));

    assertThat(Folder.list(in.resolve("a"))).extracting(Entry::name).containsExactly("early");
    Shell.run(in, "echo 1 > a/late");
    told.until(new Finished(in.resolve("a/late")));
  }

  @Test
  void aFolderMovedInIsNewAndOneMovedOutIsGoneWithAllBelow() throws Exception {
    Shell.run(base, "mkdir -p out/a; mv out/a in/a");
    told.until(new NewFolder(in.resolve("a")));
    Shell.run(base, "mkdir in/a/b");
    told.until(new NewFolder(in.resolve("a/b")));

    Shell.run(base, "mv in/a out/c");
    told.until(new FolderGone(in.resolve("a")));

    told.upToNow(in).clear();
    Shell.run(base, "echo 1 > out/c/x; echo 1 > out/c/b/x");
    assertThat(told.upToNow(in)).isEmpty();
  }

  @Test
  void aRenamedFolderAndThoseBelowAreToldUnderTheirNewPaths() throws Exception {
    Shell.run(in, "mkdir a ab");
    told.until(new NewFolder(in.resolve("ab")));
    Shell.run(in, "mkdir a/b");
    told.until(new NewFolder(in.resolve("a/b")));
    Shell.run(in, "mv a c");
    told.until(new Renamed(in.resolve("a"), in.resolve("c")));
    told.upToNow(in).clear();

    Shell.run(in, "echo 1 > c/x; echo 1 > c/b/y; echo 1 > ab/z");

    assertThat(told.upToNow(in))
        .filteredOn(Finished.class::isInstance)
        .containsExactly(
            new Finished(in.resolve("c/x")),
            new Finished(in.resolve("c/b/y")),
            new Finished(in.resolve("ab/z")));
  }

  @Test
  void aFolderRenamedBeforeAnybodyAddedItIsNewUnderItsNewName() throws Exception {
    try (var watcher = Watchers.open(in);
        var late = new Told(watcher, in)) {
      Shell.run(in, "mkdir a; mv a b");

      late.until(new NewFolder(in.resolve("b")));

      Shell.run(in, "echo 1 > b/x");
      late.until(new Finished(in.resolve("b/x")));
    }
  }

  @Test
  void eachFolderOfADeletedTreeIsGoneOnce() throws Exception {
    Shell.run(in, "mkdir a");
    told.until(new NewFolder(in.resolve("a")));
    Shell.run(in, "mkdir a/b");
    told.until(new NewFolder(in.resolve("a/b")));

    Shell.run(in, "rm -r a");

    assertThat(told.upToNow(in))
        .filteredOn(FolderGone.class::isInstance)
        .containsExactly(new FolderGone(in.resolve("a/b")), new FolderGone(in.resolve("a")));
  }

  @Test
  void aRootThatIsDeletedOrMovedIsGoneAndCanBeAddedWhenItIsBack() throws Exception {
    Shell.run(base, "rm -r in");
    told.until(new FolderGone(in));
    told.all.clear();
    assertThat(told.watcher.add(in)).isFalse();

    Shell.run(base, "mkdir in");
    assertThat(told.watcher.add(in)).isTrue();
    Shell.run(base, "echo 1 > in/a");
    told.until(new Finished(in.resolve("a")));

    Shell.run(base, "mv in elsewhere");
    told.until(new FolderGone(in));
  }

  @Test
  void addingAgainMendsAFolderThatWasReplaced() throws Exception {
    Shell.run(base, "mv in old; mkdir in");
    assertThat(told.watcher.add(in)).isTrue();

    Shell.run(base, "echo 1 > old/a; echo 1 > in/b");

    told.until(new Finished(in.resolve("b")));
    assertThat(told.all).doesNotContain(new Touched(in.resolve("a")));
  }

  @Test
  void addingTwiceTellsOnceAndRemovingEndsIt() throws Exception {
    told.watcher.add(in);
    Shell.run(in, "echo 1 > a");
    assertThat(told.upToNow(in)).filteredOn(Finished.class::isInstance).hasSize(1);
    told.all.clear();
    Path other = Files.createDirectory(base.resolve("other"));
    told.watcher.add(other);

    told.watcher.remove(in);
    told.watcher.remove(in);

    Shell.run(in, "echo 1 > b");
    assertThat(told.upToNow(other)).isEmpty();
  }

  @Test
  void neitherALinkNorAFileIsAFolder() throws Exception {
    Path link = Files.createSymbolicLink(base.resolve("link"), in);
    Path file = Files.createFile(base.resolve("file"));

    assertThat(told.watcher.add(link)).isFalse();
    assertThat(told.watcher.add(file)).isFalse();
    assertThat(told.watcher.add(base.resolve("missing"))).isFalse();
  }
}
