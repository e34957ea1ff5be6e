package io.weik.source.filewatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RootTest {
  @TempDir Path dir;
  private Path root;

  @BeforeEach
  void name() {
    root = dir.resolve("root");
  }

  private static void thenWaits(WatchedFolder folder, String why) {
    await()
        .untilAsserted(
            () ->
                assertThat(folder.context().waiting())
                    .map(Problem::message)
                    .hasValueSatisfying(text -> assertThat(text).contains(why)));
  }

  @Test
  void aFolderThatIsNotThereIsWaitedFor() throws Exception {
    try (var folder = new WatchedFolder(root).begin()) {
      thenWaits(folder, "the folder cannot be watched: not there: " + root);

      Files.createDirectory(root);

      folder.context().awaitReady();
      folder.write("a", "1");
      folder.thenTold("created a");
      assertThat(folder.context().waiting()).isEmpty();
    }
  }

  @Test
  void itSaysHowManyFilesThereAreAndHowChangesAreNoticed() throws Exception {
    Files.createDirectory(root);
    Files.writeString(root.resolve("one"), "1");
    try (var folder = new WatchedFolder(root).begin()) {
      folder.context().awaitReady();

      assertThat(folder.context().progress())
          .isEqualTo("1 file at the last listing \u00b7 changes are told by the system");
    }
  }

  @Test
  void aFileInItsPlaceIsWaitedToBecomeAFolder() throws Exception {
    Files.writeString(root, "x");
    try (var folder = new WatchedFolder(root).begin()) {
      thenWaits(folder, "not a folder");
    }
  }

  @Test
  void aFolderThatGoesAndComesBackIsHeldAgainstWhatIsKnown() throws Exception {
    Files.createDirectory(root);
    try (var folder = new WatchedFolder(root)) {
      folder.write("kept", "1");
      folder.write("gone", "1");
      folder.started();

      Files.move(root, dir.resolve("away"));
      thenWaits(folder, "not there");
      assertThat(folder.told()).isEmpty();

      Files.delete(dir.resolve("away/gone"));
      WatchedFolder.write(dir.resolve("away/new"), "1");
      Files.move(dir.resolve("away"), root);
      folder.thenTold("deleted gone", "created new");
    }
  }

  @Test
  void aFolderThatIsRemovedWithAllThatIsInItIsNoDeletionOfItsFiles() throws Exception {
    Files.createDirectory(root);
    try (var folder = new WatchedFolder(root)) {
      folder.write("a", "1");
      folder.started();

      folder.sh("rm -r " + root);

      thenWaits(folder, "not there");
      assertThat(folder.told()).isEmpty();
    }
  }

  @Test
  void anEmptyFolderOnAnotherFileSystemIsTakenForOneThatIsNotMounted() throws Exception {
    Files.createDirectory(root);
    try (var folder = new WatchedFolder(root)) {
      var file = folder.write("a", "1");
      folder.started();
      folder.stop();
      Files.delete(file);
      folder.on(folder.context().restarted());
      new Identity(-1, true, root.toString()).store(folder.context());

      folder.begin();
      thenWaits(folder, "the folder is empty and on another file system than before");
      assertThat(folder.told()).isEmpty();

      folder.write("b", "1");
      folder.thenTold("deleted a", "created b");
    }
  }

  @Test
  void aLinkToTheFolderIsWatchedUnderTheNameThatWasGiven() throws Exception {
    Files.createDirectory(dir.resolve("real"));
    Files.createSymbolicLink(root, dir.resolve("real"));
    try (var folder = new WatchedFolder(root).started()) {
      WatchedFolder.write(dir.resolve("real/a"), "1");

      folder.thenTold("created a");
      assertThat(folder.data().getFirst().get("path").asText())
          .isEqualTo(root.resolve("a").toString());
    }
  }

  @Test
  void aLinkOutOfTheAllowedFoldersIsRefusedAtStart() throws Exception {
    var allowed = Files.createDirectory(dir.resolve("allowed"));
    var link = Files.createSymbolicLink(allowed.resolve("link"), Files.createDirectory(root));
    var folder = new WatchedFolder(link);
    var watch = new FileWatch(folder.config(), new AllowedRoots(List.of(allowed)));

    assertThatThrownBy(() -> watch.run(folder.context()))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("a link leads outside the folders that this server may look into")
        .hasMessageContaining("expected: a folder in " + allowed);
  }

  @Test
  void aFolderWithinTheAllowedOnesIsWatched() throws Exception {
    Files.createDirectory(root);
    var folder = new WatchedFolder(root);
    var watch = new FileWatch(folder.config(), new AllowedRoots(List.of(dir)));

    assertThat(watch.root().shown()).isEqualTo(root);
  }
}
