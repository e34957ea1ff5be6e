package io.weik.source.filewatch.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeTest {
  @TempDir Path root;
  private final List<String> visited = new ArrayList<>();

  @BeforeEach
  void folders() throws IOException {
    for (String folder : List.of("a/b/c", "a/b-c", "d", "a0")) {
      Files.createDirectories(root.resolve(folder));
    }
    Files.createFile(root.resolve("a/file"));
  }

  @Test
  void parentsComeBeforeChildrenAndBrothersByName() throws Exception {
    Tree.walk(root, true, this::visit);

    assertThat(visited).containsExactly("", "a", "a/b", "a/b/c", "a/b-c", "a0", "d");
  }

  @Test
  void aWideTreeIsAlwaysInTheSameOrder() throws Exception {
    for (int i = 0; i < 300; i++) {
      Files.createDirectories(root.resolve("wide/folder-%03d/below".formatted(i)));
    }
    Tree.walk(root.resolve("wide"), true, this::visit);
    List<String> first = List.copyOf(visited);
    visited.clear();

    Tree.walk(root.resolve("wide"), true, this::visit);

    assertThat(visited).isEqualTo(first).isSorted().hasSize(601);
  }

  @Test
  void onlyTheRootIsVisitedUnlessDeepAndNothingBelowARefusedFolder() throws Exception {
    Tree.walk(root, false, this::visit);
    assertThat(visited).containsExactly("");
    visited.clear();

    Tree.walk(root, true, (folder, entries) -> visit(folder, entries) && !folder.endsWith("a"));
    assertThat(visited).containsExactly("", "a", "a0", "d");
  }

  @Test
  void linksAreNotFollowedSoThatNoLoopCanBe() throws Exception {
    Files.createSymbolicLink(root.resolve("a/b/c/loop"), root);

    Tree.walk(root, true, this::visit);

    assertThat(visited).hasSize(7);
  }

  @Test
  void aFolderThatVanishesMeanwhileIsLeftOut() throws Exception {
    Tree.walk(
        root,
        true,
        (folder, entries) -> {
          for (int i = 0; folder.equals(root) && i < 100; i++) {
            Files.createDirectories(root.resolve("d/%03d".formatted(i)));
          }
          if (folder.endsWith("d")) {
            Files.delete(root.resolve("d/099"));
          }
          return visit(folder, entries);
        });

    assertThat(visited).contains("d/098").doesNotContain("d/099");
  }

  @Test
  void aMissingRootIsTold() {
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> Tree.walk(root.resolve("missing"), true, this::visit));
  }

  @Test
  void anUnreadableFolderEndsTheWalkUnlessTheVisitorTakesIt() {
    Tree.Visitor visitor = this::visit;
    var why = new AccessDeniedException("d");

    assertThatExceptionOfType(AccessDeniedException.class)
        .isThrownBy(() -> visitor.unreadable(root.resolve("d"), why));
  }

  @Test
  void aWalkEndsAtOnceWhenInterruptedAndLeavesNoThread() throws Exception {
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> Tree.walk(root, true, this::visit));

    assertThat(visited).isEmpty();
    org.awaitility.Awaitility.await()
        .until(
            () ->
                Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().startsWith("folder-listing-")));
  }

  private boolean visit(Path folder, List<Entry> entries) {
    assertThat(entries).isSortedAccordingTo(ByName.ORDER);
    visited.add(root.relativize(folder).toString());
    return true;
  }
}
