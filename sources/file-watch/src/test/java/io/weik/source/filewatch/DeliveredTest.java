package io.weik.source.filewatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weik.api.event.Payload;
import io.weik.api.problem.Problem;
import io.weik.api.source.Delivered;
import io.weik.api.source.StateChange;
import io.weik.source.filewatch.watch.Notice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of files once their events are delivered. */
class DeliveredTest {
  @TempDir Path dir;

  private WatchedFolder deleting() {
    return new WatchedFolder(dir, "OnDelivered", "delete");
  }

  private static void deliver(WatchedFolder folder, long frontier, Long... open) {
    folder.context().deliver(new Delivered(frontier, Set.of(open)));
  }

  private void thenGone(String name) {
    await().until(() -> Files.notExists(dir.resolve(name)));
  }

  @Test
  void aFileIsDeletedOnceAllHaveItsEventAndThatIsNoEvent() throws Exception {
    try (var folder = deleting().started()) {
      folder.write("a", "1");
      folder.thenTold("created a");
      folder.write("b", "1");
      folder.thenTold("created a", "created b");
      assertThat(dir.resolve("a")).exists();

      deliver(folder, 1, 0L);

      thenGone("b");
      assertThat(dir.resolve("a")).exists();
      folder.thenNothingMore("created a", "created b");
    }
  }

  @Test
  void aFileOfADeadLetterStaysUntilThatIsDoneWith() throws Exception {
    try (var folder = deleting().started()) {
      folder.write("a", "1");
      folder.thenTold("created a");
      folder.write("b", "1");
      folder.thenTold("created a", "created b");
      deliver(folder, 5, 0L);
      thenGone("b");
      assertThat(dir.resolve("a")).exists();

      deliver(folder, 5);

      thenGone("a");
    }
  }

  @Test
  void withoutSubscriptionsAFileStays() throws Exception {
    try (var folder = deleting().started()) {
      folder.write("a", "1");
      folder.thenTold("created a");

      deliver(folder, 0);

      folder.thenNothingMore("created a");
      assertThat(dir.resolve("a")).exists();
    }
  }

  @Test
  void aFileThatChangedSinceItsEventIsLeftAlone() throws Exception {
    var watcher = new ScriptedWatcher();
    try (var folder = deleting().with(_ -> watcher).started()) {
      var file = folder.write("a", "1");
      watcher.tell(new Notice.Touched(file.toRealPath()));
      folder.thenTold("created a");
      folder.write("a", "22");

      deliver(folder, 1);

      await().until(() -> folder.context().states("waiting/", "", 1).isEmpty());
      assertThat(file).hasContent("22");
    }
  }

  @Test
  void whatIsWaitedForIsStillKnownAfterARestart() throws Exception {
    try (var folder = deleting().started()) {
      folder.write("a", "1");
      folder.thenTold("created a");

      folder.whileDown(() -> {});
      deliver(folder, 1);

      thenGone("a");
      folder.thenNothingMore("created a");
    }
  }

  @Test
  void aFileIsDeletedThoughTheProgramDiedRightAfterItsEvent() throws Exception {
    try (var folder = deleting().started()) {
      folder.write("a", "1");
      folder.thenTold("created a");
      folder.stop();
      var known = folder.context().states("file/", "", 1).getFirst().value().text();
      folder
          .context()
          .emit(List.of(), new StateChange.Put("waiting/a", Payload.ofText("-1 -1 " + known)));

      folder.whileDown(() -> {});
      deliver(folder, 1);

      thenGone("a");
      folder.thenNothingMore("created a");
    }
  }

  @Test
  void aFileIsMovedBelowAFolderThatIsNotWatched() throws Exception {
    try (var folder =
        new WatchedFolder(
                dir, "OnDelivered", "move", "MoveTo", "done", "IncludeSubdirectories", "true")
            .started()) {
      folder.write("x/a", "1");
      folder.thenTold("created x/a");
      WatchedFolder.write(dir.resolve("done/x/a"), "earlier");

      deliver(folder, 1);

      thenGone("x/a");
      assertThat(dir.resolve("done/x/a")).hasContent("earlier");
      assertThat(dir.resolve("done/x/a.1")).hasContent("1");
      folder.thenNothingMore("created x/a");
    }
  }

  @Test
  void aFileOfManyRowsWaitsForAllOfThem() throws Exception {
    try (var folder =
        new WatchedFolder(dir, "OnDelivered", "delete", "Content", "lines").started()) {
      folder.write("a", "1\n2\n3\n");
      folder.thenTold("created a", "created a", "created a");
      deliver(folder, 5, 1L);
      folder.thenNothingMore("created a", "created a", "created a");
      assertThat(dir.resolve("a")).exists();

      deliver(folder, 6);

      thenGone("a");
    }
  }

  @Test
  void theDoneFileGoesWithItsFile() throws Exception {
    try (var folder =
        new WatchedFolder(dir, "OnDelivered", "delete", "DoneFile", ".done").started()) {
      folder.write("a", "1");
      folder.write("a.done", "");
      folder.thenTold("created a");

      deliver(folder, 1);

      thenGone("a");
      thenGone("a.done");
    }
  }

  private void thenKept(WatchedFolder folder, String name, String... told) throws Exception {
    deliver(folder, 100);
    folder.thenNothingMore(told);
    thenGone("last.mark");
    assertThat(dir.resolve(name)).exists();
    assertThat(folder.context().warnings().get("contents"))
        .extracting(Problem::message)
        .asString()
        .contains("stays after delivery");
  }

  @Test
  void aFileWhoseContentsWereLeftOutStays() throws Exception {
    try (var folder =
        new WatchedFolder(dir, "OnDelivered", "delete", "Content", "text", "MaxContentSize", "3 B")
            .started()) {
      folder.write("a", "1234");
      folder.thenTold("created a");
      thenKept(folder, "a", "created a");

      folder.write("a", "1");

      thenGone("a");
      await().until(() -> folder.context().warnings().isEmpty());
    }
  }

  @Test
  void aFileOfWhichARowWasLeftOutStays() throws Exception {
    try (var folder =
        new WatchedFolder(dir, "OnDelivered", "delete", "Content", "lines", "MaxContentSize", "3 B")
            .started()) {
      folder.write("a", "1234\n5\n");
      folder.thenTold("created a", "created a");

      thenKept(folder, "a", "created a", "created a");
    }
  }

  @Test
  void aFileIsToldAndDeletedThoughItsInodeIsAnotherEveryTime() throws Exception {
    try (var folder =
        new WatchedFolder(
                dir,
                "OnDelivered",
                "delete",
                "Content",
                "text",
                "Mode",
                "poll",
                "PollingInterval",
                "20ms")
            .with(new ChangingInodes())
            .started()) {
      folder.write("a", "1");
      folder.thenTold("created a");

      deliver(folder, 1);

      thenGone("a");
    }
  }
}
