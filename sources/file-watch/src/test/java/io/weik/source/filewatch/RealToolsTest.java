package io.weik.source.filewatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What real programs do to files. */
class RealToolsTest {
  @TempDir Path dir;
  @TempDir Path elsewhere;
  private WatchedFolder folder;

  @BeforeEach
  void watch() {
    folder = new WatchedFolder(dir, "IncludeSubdirectories", "true");
  }

  @Test
  void aCopiedFileIsOneEvent() throws Exception {
    WatchedFolder.write(elsewhere.resolve("big"), "x".repeat(3_000_000));
    try (var _ = folder.started()) {
      folder.sh("cp " + elsewhere + "/big big");

      folder.thenNothingMore("created big");
      assertThat(folder.data().getFirst().get("size").asLong()).isEqualTo(3_000_000);
    }
  }

  @Test
  void aFileThatIsMovedInIsOneEvent() throws Exception {
    WatchedFolder.write(elsewhere.resolve("a"), "1");
    try (var _ = folder.started()) {
      folder.sh("mv " + elsewhere + "/a .");

      folder.thenNothingMore("created a");
    }
  }

  @Test
  void aDownloadUnderATemporaryNameIsOneEventUnderItsFinalName() throws Exception {
    try (var quiet =
        new WatchedFolder(dir, "Exclude", "*.part", "IncludeSubdirectories", "true").started()) {
      quiet.sh("echo 1 > a.part; echo 2 >> a.part; mv a.part a");

      quiet.thenNothingMore("created a");
    }
  }

  @Test
  void editingInPlaceWithSedIsOneModification() throws Exception {
    folder.write("a", "one\n");
    try (var _ = folder.started()) {
      folder.sh("sed -i s/one/two/ a");

      folder.thenNothingMore("modified a");
    }
  }

  @Test
  void anEditorThatSavesByRenameMakesOneModification() throws Exception {
    folder.write("a", "one\n");
    try (var quiet =
        new WatchedFolder(dir, "Exclude", "*~", "NotifyFilters", "Created, Modified, Deleted")
            .started()) {
      quiet.sh("mv a a~; echo two > a; rm a~");

      quiet.thenNothingMore("modified a");
    }
  }

  @Test
  void anArchiveIsUnpackedWithEveryFileToldOnce() throws Exception {
    for (int i = 0; i < 50; i++) {
      WatchedFolder.write(elsewhere.resolve("in/%d/%d".formatted(i % 5, i)), "x" + i);
    }
    var expected = new String[50];
    for (int i = 0; i < 50; i++) {
      expected[i] = "created in/%d/%d".formatted(i % 5, i);
    }
    try (var _ = folder.started()) {
      folder.sh("tar -C " + elsewhere + " -cf - in | tar -xf -");

      folder.thenNothingMore(expected);
    }
  }

  @Test
  void aTruncatedFileIsOneModification() throws Exception {
    folder.write("log", "lines\n");
    try (var _ = folder.started()) {
      folder.sh(": > log");

      folder.thenNothingMore("modified log");
      assertThat(folder.data().getFirst().get("size").asLong()).isZero();
    }
  }

  @Test
  void aRotatedLogIsARenameAndANewFile() throws Exception {
    folder.write("log", "three\n");
    folder.write("log.1", "two\n");
    try (var _ = folder.started()) {
      folder.sh("mv log.1 log.2; mv log log.1; echo four > log");

      folder.thenNothingMore("renamed log.2", "renamed log.1", "created log");
    }
  }

  @Test
  void aRotatedLogWithoutRenamesIsAModificationAndANewFile() throws Exception {
    folder.write("log", "three\n");
    try (var plain = new WatchedFolder(dir, "NotifyFilters", "Created, Modified").started()) {
      plain.sh("mv log log.1; echo four > log");

      plain.thenNothingMore("created log.1", "modified log");
    }
  }

  @Test
  void aRenamedFileIsToldWithItsOldPath() throws Exception {
    folder.write("old", "1");
    try (var _ = folder.started()) {
      folder.sh("mv old new");

      folder.thenNothingMore("renamed new");
      assertThat(folder.data().getFirst().get("oldPath").asText())
          .isEqualTo(dir.resolve("old").toString());
    }
  }

  @Test
  void aRenamedFolderIsOneEventForEachFileBelow() throws Exception {
    folder.write("a/1", "1");
    folder.write("a/b/2", "2");
    try (var _ = folder.started()) {
      folder.sh("mv a z");

      folder.thenTold("renamed z/1", "renamed z/b/2");
      folder.sh("echo 3 > z/b/3");
      folder.thenNothingMore("renamed z/1", "renamed z/b/2", "created z/b/3");
    }
  }

  @Test
  void aFolderThatIsMovedInIsToldWithAllItsFiles() throws Exception {
    WatchedFolder.write(elsewhere.resolve("in/x/1"), "1");
    WatchedFolder.write(elsewhere.resolve("in/2"), "2");
    try (var _ = folder.started()) {
      folder.sh("mv " + elsewhere + "/in .");

      folder.thenNothingMore("created in/x/1", "created in/2");
    }
  }

  @Test
  void aFolderThatIsRemovedIsToldWithAllItsFiles() throws Exception {
    folder.write("a/1", "1");
    folder.write("a/b/2", "2");
    try (var _ = folder.started()) {
      folder.sh("rm -r a");

      folder.thenNothingMore("deleted a/1", "deleted a/b/2");
    }
  }

  @Test
  void touchingAFileIsAModificationAndChangingItsRightsIsNot() throws Exception {
    folder.write("touched", "1");
    folder.write("rights", "1");
    try (var _ = folder.started()) {
      folder.sh("chmod 600 rights; touch -d 2026-01-01 touched");

      folder.thenNothingMore("modified touched");
    }
  }

  @Test
  void aFileThatGoesBeforeItIsFinishedIsNoEventAtAll() throws Exception {
    try (var _ = folder.started()) {
      folder.sh("echo 1 > a; rm a");

      folder.thenNothingMore();
    }
  }

  @Test
  void aFileThatIsWrittenForLongIsOneEventAtTheEnd() throws Exception {
    try (var slow = new WatchedFolder(dir, "StabilityPeriod", "400ms").started();
        var out = Files.newOutputStream(dir.resolve("a"), StandardOpenOption.CREATE)) {
      for (int i = 0; i < 20; i++) {
        out.write('x');
        new Patience().take(Duration.ofMillis(40));
      }

      slow.thenNothingMore("created a");
      assertThat(slow.data().getFirst().get("size").asLong()).isEqualTo(20);
    }
  }
}
