package io.weik.source.filewatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.testkit.RecordingContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that came, changed or went while nobody watched. */
class WhileDownTest {
  @TempDir Path dir;

  @Test
  void filesThatAreThereAtTheVeryFirstStartAreKnownWithoutEvents() throws Exception {
    try (var folder = new WatchedFolder(dir)) {
      folder.write("old.csv", "1");

      folder.started();

      folder.thenNothingMore();
    }
  }

  @Test
  void filesThatAreThereAtTheVeryFirstStartAreEventsWhenAskedFor() throws Exception {
    try (var folder = new WatchedFolder(dir, "InitialScan", "emit")) {
      folder.write("old.csv", "1");

      folder.started();

      folder.thenTold("created old.csv");
    }
  }

  @Test
  void whatCameChangedAndWentMeanwhileIsFoundAtStart() throws Exception {
    try (var folder = new WatchedFolder(dir, "IncludeSubdirectories", "true")) {
      folder.write("kept", "1");
      folder.write("changed", "1");
      folder.write("a/gone", "1");
      folder.started();

      folder.whileDown(
          () -> {
            folder.write("changed", "22");
            folder.write("a/b/new", "1");
            Files.delete(dir.resolve("a/gone"));
          });

      folder.thenTold("modified changed", "created a/b/new", "deleted a/gone");
    }
  }

  @Test
  void aRenameMeanwhileIsToldAsOne() throws Exception {
    try (var folder = new WatchedFolder(dir, "IncludeSubdirectories", "true")) {
      folder.write("a/old", "1");
      folder.started();

      folder.whileDown(() -> folder.sh("mkdir z; mv a/old z/new"));

      folder.thenTold("renamed z/new");
      assertThat(folder.data().getFirst().get("oldPath").asText())
          .isEqualTo(dir.resolve("a/old").toString());
    }
  }

  @Test
  void withoutRenamedInTheFiltersARenameIsTwoChanges() throws Exception {
    try (var folder = new WatchedFolder(dir, "NotifyFilters", "Created, Deleted")) {
      folder.write("old", "1");
      folder.started();

      folder.whileDown(() -> folder.sh("mv old new"));

      folder.thenTold("deleted old", "created new");
    }
  }

  @Test
  void theOldestFileIsToldFirst() throws Exception {
    var later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(10));
    try (var folder = new WatchedFolder(dir).on(new RecordingContext(later)).started()) {

      folder.whileDown(
          () -> {
            WatchedFolder.age(folder.write("a", "1"), "2026-01-03T00:00:00Z");
            WatchedFolder.age(folder.write("b", "1"), "2026-01-01T00:00:00Z");
            WatchedFolder.age(folder.write("c", "1"), "2026-01-02T00:00:00Z");
          });

      assertThat(folder.told()).containsExactly("created b", "created c", "created a");
    }
  }

  @Test
  void anotherStartWithoutChangesTellsNothing() throws Exception {
    try (var folder = new WatchedFolder(dir, "InitialScan", "emit")) {
      folder.write("a", "1");
      folder.started();
      folder.thenTold("created a");

      folder.whileDown(() -> {});

      folder.thenNothingMore("created a");
    }
  }

  @Test
  void aPatternThatNoLongerAsksForAFileIsNoDeletion() throws Exception {
    try (var folder = new WatchedFolder(dir)) {
      folder.write("a.csv", "1");
      folder.started();
      folder.stop();

      var narrower = new WatchedFolder(dir, "Pattern", "*.mark").on(folder.context().restarted());
      try (narrower) {
        narrower.started();

        narrower.thenNothingMore();
        assertThat(narrower.context().states("file/", "", 10)).hasSize(1);
      }
    }
  }

  @Test
  void anotherPathUnderTheSameNameStartsAfresh() throws Exception {
    var one = Files.createDirectory(dir.resolve("one"));
    var two = Files.createDirectory(dir.resolve("two"));
    try (var folder = new WatchedFolder(one)) {
      folder.write("a", "1");
      folder.started();
      folder.stop();

      try (var other = new WatchedFolder(two).on(folder.context().restarted())) {
        other.write("b", "1");
        other.started();

        other.thenNothingMore();
      }
    }
  }
}
