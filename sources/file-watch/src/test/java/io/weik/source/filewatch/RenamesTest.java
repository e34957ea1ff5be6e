package io.weik.source.filewatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.source.filewatch.watch.Entry;
import io.weik.source.filewatch.watch.EntryKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class RenamesTest {
  private static Entry entry(long inode, long size) {
    return new Entry("x", EntryKind.FILE, size, 7, 9, inode, 1);
  }

  private static KnownFile known(long inode, long size) {
    return KnownFile.of(entry(inode, size), "");
  }

  private static List<String> told(Difference... differences) {
    return Renames.pair(List.of(differences), true).stream()
        .map(change -> change.getClass().getSimpleName() + " " + change.path())
        .toList();
  }

  @Test
  void oneThatWentAndOneThatCameAreOneRenamed() {
    assertThat(
            told(
                new Difference.Went("a", known(1, 5)),
                new Difference.Came("b", entry(1, 5)),
                new Difference.Came("c", entry(2, 5))))
        .containsExactly("Renamed b", "Created c");
  }

  @Test
  void anInodeThatIsUsedAgainIsNoRename() {
    assertThat(told(new Difference.Went("a", known(1, 5)), new Difference.Came("b", entry(1, 6))))
        .containsExactly("Deleted a", "Created b");
  }

  @Test
  void aFileThatReplacesAnotherIsRenamedToItsName() {
    assertThat(
            told(
                new Difference.Changed("a", known(1, 5), entry(2, 6)),
                new Difference.Went("b", known(2, 6))))
        .containsExactly("Renamed a");
  }

  @Test
  void twoFilesThatSwapNamesAreTwoRenames() {
    assertThat(
            told(
                new Difference.Changed("a", known(1, 5), entry(2, 6)),
                new Difference.Changed("b", known(2, 6), entry(1, 5))))
        .containsExactly("Renamed a", "Renamed b");
  }

  @Test
  void aSecondNameOfOneFileIsNoRename() {
    assertThat(told(new Difference.Came("b", entry(1, 5)))).containsExactly("Created b");
  }
}
