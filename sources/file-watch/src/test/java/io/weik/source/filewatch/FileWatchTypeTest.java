package io.weik.source.filewatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weik.api.problem.ProblemException;
import io.weik.api.source.ParameterProblem;
import io.weik.api.source.Source;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileWatchTypeTest {
  private static final Path UPLOADS = Path.of("/data/uploads");

  @TempDir Path dir;

  private static List<String> problems(FileWatchType type, Path path, String... parameters) {
    return type.check(ConfigText.config(path, parameters)).stream()
        .map(FileWatchTypeTest::text)
        .toList();
  }

  private static String text(ParameterProblem problem) {
    return "%s: %s (expected: %s)"
        .formatted(problem.parameter(), problem.what(), problem.expected().orElse(""));
  }

  @Test
  void theReferenceIsRight() {
    assertThat(
            problems(
                new FileWatchType(),
                UPLOADS,
                "Pattern",
                "*.csv",
                "IncludeSubdirectories",
                "true",
                "NotifyFilters",
                "Created, Modified"))
        .isEmpty();
  }

  @Test
  void aPathOutsideTheAllowedFoldersIsAProblem() {
    var type = new FileWatchType(List.of(Path.of("/srv/data"), Path.of("/srv/in")));

    assertThat(problems(type, Path.of("/srv/data/../secret")))
        .containsExactly(
            "Path: outside the folders that this server may look into: /srv/secret"
                + " (expected: a folder in /srv/data, /srv/in)");
    assertThat(problems(type, Path.of("/srv/database"))).hasSize(1);
    assertThat(problems(type, Path.of("/srv/in"))).isEmpty();
    assertThat(problems(type, Path.of("/srv/data/x"), "OnDelivered", "move", "MoveTo", "/tmp"))
        .containsExactly(
            "MoveTo: outside the folders that this server may look into: /tmp"
                + " (expected: a folder in /srv/data, /srv/in)");
  }

  @Test
  void whatDoesNotFitTogetherIsToldAtOnce() {
    assertThat(
            problems(
                new FileWatchType(),
                UPLOADS,
                "OnDelivered",
                "move",
                "DoneFile",
                "a/b",
                "NotifyFilters",
                "",
                "PollingInterval",
                "0s"))
        .containsExactly(
            "MoveTo: nowhere to move delivered files to"
                + " (expected: a folder, as OnDelivered is move)",
            "NotifyFilters: nothing would be an event"
                + " (expected: one or more of Created, Modified, Deleted, Renamed)",
            "DoneFile: not the end of a name (expected: text such as .done)",
            "PollingInterval: no time at all (expected: a duration such as 10s)");
  }

  @Test
  void whatIsWatchedIsSaidInOneLine() {
    var type = new FileWatchType();

    assertThat(type.summary(ConfigText.config(UPLOADS))).isEqualTo("/data/uploads/*");
    assertThat(
            type.summary(
                ConfigText.config(UPLOADS, "Pattern", "*.csv", "IncludeSubdirectories", "true")))
        .isEqualTo("/data/uploads/**/*.csv");
    assertThat(type.summary(ConfigText.config(UPLOADS, "Pattern", "*.csv, in/*.xml")))
        .isEqualTo("/data/uploads/ *.csv, in/*.xml");
  }

  @Test
  void aRelativePathIsBelowTheFolderThatTheServerWasStartedIn() {
    assertThat(ConfigText.config(Path.of("inbox")).folder())
        .isEqualTo(Path.of("").toAbsolutePath().resolve("inbox"));
  }

  @Test
  void tryingASourceThatNeverRanTellsEveryFileAndKeepsNothing() throws Exception {
    var folder = new WatchedFolder(dir);
    folder.write("a", "1");
    folder.write("b", "1");

    var source = (Source.Running) new FileWatchType().create(folder.config());
    source.trial().orElseThrow().run(folder.context());

    assertThat(folder.told()).containsExactlyInAnyOrder("created a", "created b");
    assertThat(folder.context().state("root")).isEmpty();
  }

  @Test
  void tryingASourceThatRanTellsWhatAStartWouldFind() throws Exception {
    try (var folder = new WatchedFolder(dir)) {
      folder.write("a", "1");
      folder.started();
      folder.stop();
      folder.write("b", "1");

      folder.watch().trial(folder.context());

      assertThat(folder.told()).containsExactly("created b");
    }
  }

  @Test
  void tryingASourceWhoseFolderIsNotThereSaysSo() {
    var folder = new WatchedFolder(dir.resolve("missing"));

    assertThatThrownBy(() -> folder.watch().trial(folder.context()))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("the folder cannot be watched: not there: " + folder.path);
  }
}
