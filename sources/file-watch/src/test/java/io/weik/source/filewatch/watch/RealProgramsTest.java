package io.weik.source.filewatch.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.source.filewatch.watch.Notice.Finished;
import io.weik.source.filewatch.watch.Notice.Gone;
import io.weik.source.filewatch.watch.Notice.NewFolder;
import io.weik.source.filewatch.watch.Notice.Renamed;
import io.weik.source.filewatch.watch.Notice.Touched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Once where temporary files are, a disk most often, and once in memory. */
@EnabledOnOs(OS.LINUX)
@ParameterizedClass
@ValueSource(strings = {"", "/dev/shm"})
class RealProgramsTest {
  private final Path base;
  private final Path in;
  private final Told told;

  RealProgramsTest(String place) throws IOException {
    base = Place.folder(place);
    in = Files.createDirectory(base.resolve("in"));
    Files.createDirectory(base.resolve("out"));
    told = new Told(Watchers.open(in), in);
  }

  @AfterEach
  void close() throws IOException {
    told.close();
    Place.remove(base);
  }

  @Test
  void aCopiedFileIsFinishedOnceItsWriterClosedIt() throws Exception {
    Shell.run(base, "head -c 300000 /dev/zero > out/a; cp out/a in/a");

    assertThat(told.upToNow(in)).containsSubsequence(new Finished(in.resolve("a")));
    assertThat(told.all.getLast()).isEqualTo(new Finished(in.resolve("a")));
    assertThat(told.watcher.way()).isEqualTo("inotify");
  }

  @Test
  void aFileThatIsStillBeingWrittenIsNotFinished() throws Exception {
    try (var writer = Files.newBufferedWriter(in.resolve("slow"))) {
      writer.write("one");
      writer.flush();

      assertThat(told.upToNow(in)).containsOnly(new Touched(in.resolve("slow")));
    }

    told.until(new Finished(in.resolve("slow")));
  }

  @Test
  void aFileMovedInIsFinishedAtOnceAndOneMovedOutIsGone() throws Exception {
    Shell.run(base, "echo 1 > out/a; mv out/a in/b");
    assertThat(told.upToNow(in)).containsExactly(new Finished(in.resolve("b")));

    Shell.run(base, "mv in/b out/c");
    told.until(new Gone(in.resolve("b")));
  }

  @Test
  void aMoveInsideIsARenameAlsoBetweenFolders() throws Exception {
    Path sub = Files.createDirectory(in.resolve("sub"));
    told.until(new NewFolder(sub));
    Shell.run(in, "echo 1 > a; mv a b; mv b sub/c");

    assertThat(told.upToNow(in))
        .containsSubsequence(
            new Renamed(in.resolve("a"), in.resolve("b")),
            new Renamed(in.resolve("b"), sub.resolve("c")))
        .noneMatch(Gone.class::isInstance);
  }

  @Test
  void anEditorThatSavesByRenameLeavesItsTargetFinishedOrRenamedTo() throws Exception {
    Shell.run(in, "echo 1 > a; echo 2 > .a.swp; mv a a~; mv .a.swp a; rm a~");

    assertThat(told.upToNow(in))
        .containsSubsequence(
            new Renamed(in.resolve("a"), in.resolve("a~")),
            new Renamed(in.resolve(".a.swp"), in.resolve("a")));
    told.until(new Gone(in.resolve("a~")));
  }

  @Test
  void sedInPlaceIsARenameOverTheOldFile() throws Exception {
    Shell.run(in, "echo 1 > a; sed -i s/1/2/ a");

    assertThat(told.upToNow(in).getLast())
        .isInstanceOfSatisfying(
            Renamed.class, renamed -> assertThat(renamed.to()).isEqualTo(in.resolve("a")));
  }

  @Test
  void aSynchronisedFileIsWrittenUnderAHiddenNameAndRenamed() throws Exception {
    Shell.run(in, "echo 1 > .a.Xy12; touch -d 2020-01-01 .a.Xy12; mv .a.Xy12 a");

    assertThat(told.upToNow(in)).endsWith(new Renamed(in.resolve(".a.Xy12"), in.resolve("a")));
  }

  @Test
  void timesThatAreSetAfterwardsAreATouch() throws Exception {
    Shell.run(base, "echo 1 > out/a; touch -d 2020-01-01 out/a; tar -C out -cf a.tar a");
    Shell.run(base, "tar -C in -xf a.tar");

    assertThat(told.upToNow(in)).isNotEmpty().allMatch(notice -> isAbout(notice, in.resolve("a")));
    assertThat(Folder.look(in.resolve("a")).orElseThrow().modifiedNanos())
        .isLessThan(1_600_000_000_000_000_000L);
  }

  @Test
  void truncatingAndAppendingAreChanges() throws Exception {
    Shell.run(in, "echo 1 > a");
    told.upToNow(in).clear();
    Shell.run(in, ": > a; echo 2 >> a");

    assertThat(told.upToNow(in)).endsWith(new Finished(in.resolve("a")));
  }

  @Test
  void aRotatedLogIsRenamedAndComesAnew() throws Exception {
    Shell.run(in, "echo 1 > log; mv log log.1; echo 2 > log");

    assertThat(told.upToNow(in))
        .containsSubsequence(
            new Renamed(in.resolve("log"), in.resolve("log.1")), new Finished(in.resolve("log")));
  }

  @Test
  void aLogThatIsMovedOutIsGoneBeforeItComesAnew() throws Exception {
    Shell.run(base, "echo 1 > in/log; mv in/log out; echo 2 > in/log");

    assertThat(told.upToNow(in))
        .containsSubsequence(new Gone(in.resolve("log")), new Finished(in.resolve("log")));
  }

  @Test
  void oddNamesAreToldAsTheyAre() throws Exception {
    List<String> names =
        List.of(
            "with space",
            "new\nline",
            "%41",
            "gr\u00fc\u00dfe",
            "\ud83d\ude80",
            "back\\slash",
            "a".repeat(255));
    for (String name : names) {
      Files.writeString(Names.resolve(in, name), "x");
    }

    assertThat(told.upToNow(in))
        .filteredOn(Finished.class::isInstance)
        .map(notice -> Names.shown(((Finished) notice).path().getFileName()))
        .containsExactlyElementsOf(names);
  }

  @Test
  void aNameThatIsNotUtf8IsShownEscapedAndCanBeOpened() throws Exception {
    Shell.run(in, "printf x > \"$(printf 'caf\\351')\"");

    List<Notice> notices = told.upToNow(in);
    Path path = ((Finished) notices.getLast()).path();
    assertThat(Names.shown(path.getFileName())).isEqualTo("caf\\xE9");
    assertThat(path).hasContent("x");
  }

  @Test
  void ownPermissionsAreATouchAndALinkIsOne() throws Exception {
    Shell.run(in, "echo 1 > a");
    told.upToNow(in).clear();
    Shell.run(in, "chmod 600 a; ln -s a b; ln a c");

    assertThat(told.upToNow(in))
        .containsExactly(
            new Touched(in.resolve("a")),
            new Touched(in.resolve("b")),
            new Touched(in.resolve("c")));
  }

  private static boolean isAbout(Notice notice, Path path) {
    return switch (notice) {
      case Touched(Path touched) -> touched.equals(path);
      case Finished(Path finished) -> finished.equals(path);
      case Gone _, Renamed _, NewFolder _, Notice.FolderGone _, Notice.Overflow _ -> false;
    };
  }
}
