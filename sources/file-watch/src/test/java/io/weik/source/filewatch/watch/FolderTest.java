package io.weik.source.filewatch.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class FolderTest {
  @TempDir Path folder;

  @Test
  void theKernelIsAskedDirectlyHere() {
    assertThat(Native.PRESENT).isTrue();
  }

  @Test
  void bothWaysOfListingSeeTheSame() throws Exception {
    Shell.run(
        folder, "echo 12345 > file; mkdir folder; ln -s nowhere link; mkfifo pipe; : > .hidden");
    Shell.run(folder, "touch -d 1969-12-31T23:59:58.5Z old; touch -d 2040-02-03T04:05:06.789 new");
    Files.createFile(folder.resolve("a".repeat(255)));
    Files.createFile(Names.resolve(folder, "new\nline \ud83d\ude80"));

    List<Entry> entries = Folder.list(folder);

    assertThat(entries).isEqualTo(PlainListing.list(folder, false)).hasSize(9);
    assertThat(entries.getFirst().name()).isEqualTo(".hidden");
    for (Entry entry : entries) {
      assertThat(Folder.look(entry.in(folder))).contains(entry);
      assertThat(PlainListing.look(entry.in(folder))).contains(entry);
    }
  }

  @Test
  void anEntryHasItsKindSizeAndTimes() throws Exception {
    Shell.run(folder, "printf 12345 > file; touch -d @1700000000.000000001 file; ln -s file link");

    Entry file = Folder.look(folder.resolve("file")).orElseThrow();

    assertThat(file.kind()).isEqualTo(EntryKind.FILE);
    assertThat(file.size()).isEqualTo(5);
    assertThat(file.modifiedNanos()).isEqualTo(1_700_000_000_000_000_001L);
    assertThat(file.changedNanos()).isGreaterThan(file.modifiedNanos());
    assertThat(file.inode()).isEqualTo(Files.getAttribute(folder.resolve("file"), "unix:ino"));
    assertThat(Folder.look(folder.resolve("link")).orElseThrow().kind()).isEqualTo(EntryKind.LINK);
  }

  @Test
  void moreEntriesThanFitOneReadAreAllListedInOrder() throws Exception {
    for (int i = 0; i < 5000; i++) {
      Files.createFile(folder.resolve("file-%04d".formatted(i)));
    }

    assertThat(Folder.list(folder))
        .extracting(Entry::name)
        .isSorted()
        .doesNotHaveDuplicates()
        .hasSize(5000);
  }

  @Test
  void whatIsNoFolderIsNotThere() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));

    for (Path path : List.of(file, folder.resolve("missing"), file.resolve("below"))) {
      assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> Folder.list(path));
      assertThatExceptionOfType(NoSuchFileException.class)
          .isThrownBy(() -> PlainListing.list(path, false));
    }
    assertThat(Folder.look(folder.resolve("missing"))).isEmpty();
    assertThat(Folder.look(file.resolve("below"))).isEmpty();
    assertThat(PlainListing.look(file.resolve("below"))).isEmpty();
  }

  @Test
  void aNameLongerThanAnyIsNotThere() throws Exception {
    assertThat(Folder.look(folder.resolve("a".repeat(256)))).isEmpty();
  }

  @Test
  void whatCannotBeLookedAtIsListedAsThat() throws Exception {
    Files.createFile(folder.resolve("file"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r--------"));
    try {
      boolean mayLook = Files.isExecutable(folder); // root may do everything
      var kind = mayLook ? EntryKind.FILE : EntryKind.UNREADABLE;

      assertThat(Folder.list(folder)).extracting(Entry::kind).containsExactly(kind);
      assertThat(PlainListing.list(folder, false)).extracting(Entry::kind).containsExactly(kind);
    } finally {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void aLinkToAFolderIsNoFolder() throws Exception {
    Path real = Files.createDirectory(folder.resolve("real"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);

    assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> Folder.list(link));
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> PlainListing.list(link, false));
  }
}
