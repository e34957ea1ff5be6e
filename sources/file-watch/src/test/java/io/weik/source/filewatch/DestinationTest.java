package io.weik.source.filewatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.weik.api.problem.ProblemException;
import io.weik.source.filewatch.watch.Folder;
import io.weik.source.filewatch.watch.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where moved files come to be, and what is there before them. */
class DestinationTest {
  private static final Path OTHER_DEVICE = Path.of("/dev/shm");

  @TempDir Path dir;
  private Path in;
  private Path out;
  private Path far;

  @BeforeEach
  void makeFolders() throws IOException {
    in = Files.createDirectory(dir.toRealPath().resolve("in"));
    out = Files.createDirectory(dir.toRealPath().resolve("out"));
    far = out;
  }

  @AfterEach
  void tidyOtherDevice() throws IOException {
    if (far.startsWith(OTHER_DEVICE)) {
      try (Stream<Path> all = Files.list(far)) {
        for (var one : all.toList()) {
          Files.delete(one);
        }
      }
      Files.delete(far);
    }
  }

  private Destination to(String folder, Path... allowed) {
    var config = ConfigText.config(in, "OnDelivered", "move", "MoveTo", folder);
    return new Destination(config, new Root(in, in, 0, 0), new AllowedRoots(List.of(allowed)));
  }

  private Path onOtherDevice() throws IOException {
    assumeTrue(Files.isWritable(OTHER_DEVICE));
    assumeTrue(device(OTHER_DEVICE) != device(in));
    far = Files.createTempDirectory(OTHER_DEVICE, "weikio");
    return far;
  }

  private static long device(Path path) throws IOException {
    return Folder.look(path).orElseThrow().device();
  }

  private void thenRefused(Destination destination, String path, String why) {
    assertThatThrownBy(() -> destination.take(path, () -> true))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(why);
    assertThat(in.resolve(path)).exists();
  }

  @Test
  void aLinkOutOfTheAllowedFoldersIsNotFollowed() throws Exception {
    WatchedFolder.write(in.resolve("x/a"), "1");
    var allowed = Files.createDirectory(dir.toRealPath().resolve("allowed"));
    Files.createSymbolicLink(allowed.resolve("done"), out);

    thenRefused(to(allowed.resolve("done").toString(), in, allowed), "x/a", "may look into");

    assertThat(out).isEmptyDirectory();
  }

  @Test
  void aLinkOutOfTheWatchedFolderIsNotFollowed() throws Exception {
    WatchedFolder.write(in.resolve("x/a"), "1");
    Files.createDirectory(in.resolve("done"));
    Files.createSymbolicLink(in.resolve("done/x"), out);

    thenRefused(to("done"), "x/a", "outside MoveTo");

    assertThat(out).isEmptyDirectory();
  }

  @Test
  void aLinkBackToTheWatchedFolderIsNotFollowed() throws Exception {
    WatchedFolder.write(in.resolve("a"), "1");
    Files.createSymbolicLink(out.resolve("back"), in);

    thenRefused(to(out.resolve("back").toString()), "a", "back into the watched folder");

    assertThat(in.resolve("a.1")).doesNotExist();
  }

  @Test
  void aLinkToNowhereIsNotFollowed() throws Exception {
    WatchedFolder.write(in.resolve("a"), "1");
    Files.createSymbolicLink(in.resolve("done"), out.resolve("missing"));

    assertThatThrownBy(() -> to("done").take("a", () -> true)).isInstanceOf(IOException.class);

    assertThat(out).isEmptyDirectory();
  }

  @Test
  void aFileIsNeverReplaced() throws Exception {
    var name = "\u00e4".repeat(127) + "x";
    WatchedFolder.write(in.resolve(name), "new");
    WatchedFolder.write(out.resolve(name), "earlier");

    assertThat(to(out.toString()).take(name, () -> true)).isTrue();

    assertThat(out.resolve(name)).hasContent("earlier");
    assertThat(out.resolve("\u00e4".repeat(126) + ".1")).hasContent("new");
    assertThat(in).isEmptyDirectory();
  }

  @Test
  void aNameThatIsNotUtf8IsKept() throws Exception {
    WatchedFolder.write(Names.resolve(in, "caf\\xE9"), "1");

    to(out.toString()).take("caf\\xE9", () -> true);

    assertThat(Names.resolve(out, "caf\\xE9")).hasContent("1");
  }

  @Test
  void onAnotherDeviceAFileIsCopiedAndNothingElseIsLeft() throws Exception {
    var file = WatchedFolder.write(in.resolve("a"), "1");
    WatchedFolder.age(file, "2026-01-02T03:04:05Z");
    var modified = Files.getLastModifiedTime(file);
    WatchedFolder.write(onOtherDevice().resolve("a"), "earlier");

    assertThat(to(far.toString()).take("a", () -> true)).isTrue();

    assertThat(in).isEmptyDirectory();
    assertThat(far.resolve("a")).hasContent("earlier");
    assertThat(far.resolve("a.1")).hasContent("1");
    assertThat(Files.getLastModifiedTime(far.resolve("a.1"))).isEqualTo(modified);
    assertThat(far.toFile().list()).hasSize(2);
  }

  @Test
  void aFileThatChangesWhileItIsCopiedStays() throws Exception {
    var file = WatchedFolder.write(in.resolve("a"), "1");

    assertThat(to(onOtherDevice().toString()).take("a", () -> false)).isFalse();

    assertThat(file).exists();
    assertThat(far).isEmptyDirectory();
  }
}
