package io.weik.source.filewatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.event.Extensions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OddNamesTest {
  @TempDir Path dir;

  static List<String> names() {
    return List.of(
        " ",
        "with spaces .csv",
        "line\nbreak.csv",
        "\u00fcml\u00e4ut \u4e2d\u6587 \ud83d\ude00.csv",
        "cafe\u0301.csv",
        "quote'\"$(x)`.csv",
        "back\\slash",
        "-rf",
        "{a,b}[c]*?.csv",
        "\u0001control",
        "x".repeat(255),
        "\u00fc".repeat(127));
  }

  @ParameterizedTest
  @MethodSource("names")
  void aFileOfAnyNameIsToldOnceAndKnownAfterwards(String name) throws Exception {
    try (var folder = new WatchedFolder(dir, "IncludeSubdirectories", "true").started()) {
      folder.write(name + "/" + name, "1");
      folder.thenTold("created " + name + "/" + name);

      folder.whileDown(() -> folder.write(name + "/" + name, "22"));

      folder.thenTold("created " + name + "/" + name, "modified " + name + "/" + name);
    }
  }

  @Test
  void aNameWithControlCharactersIsNoInvalidAttribute() throws Exception {
    try (var folder = new WatchedFolder(dir).started()) {
      folder.write("a\nb", "1");
      folder.thenTold("created a\nb");

      assertThat(folder.context().drafts().getFirst().extensions())
          .containsEntry(Extensions.PARTITION_KEY, "a%0Ab");
    }
  }

  @Test
  void aNameThatIsNotUtf8IsToldToo() throws Exception {
    try (var folder = new WatchedFolder(dir).started()) {
      folder.sh("printf x > \"$(printf 'caf\\351')\"");
      folder.thenTold("created caf\\xE9");

      folder.whileDown(() -> folder.sh("rm caf*"));

      folder.thenTold("created caf\\xE9", "deleted caf\\xE9");
    }
  }

  @Test
  void specialFilesAreNoFiles() throws Exception {
    try (var folder = new WatchedFolder(dir, "Content", "text").started()) {
      folder.sh("mkfifo pipe; ln -s nowhere broken; mkdir folder");

      folder.thenNothingMore();
    }
  }

  @Test
  void linksAreNoFilesUnlessAskedFor() throws Exception {
    var target = Files.createDirectory(dir.resolve("in"));
    try (var folder = new WatchedFolder(target).started()) {
      folder.sh("echo 1 > a; ln -s a link");

      folder.thenNothingMore("created a");
    }
  }

  @Test
  void aLinkToAFileInsideIsThatFileAndOneToTheOutsideIsNone() throws Exception {
    WatchedFolder.write(dir.resolve("secret"), "x");
    var target = Files.createDirectory(dir.resolve("in"));
    try (var folder =
        new WatchedFolder(
                target, "FollowLinks", "true", "Content", "text", "IncludeSubdirectories", "true")
            .started()) {
      folder.sh(
          "echo 1 > a; ln -s a link; ln -s ../secret out; ln -s .. up; ln -s . loop; ln -s nowhere x");

      folder.thenNothingMore("created a", "created link");
      assertThat(folder.data()).noneMatch(data -> data.path("content").asText().equals("x\nx"));
    }
  }
}
