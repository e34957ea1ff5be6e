package io.weik.source.filewatch.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.source.filewatch.watch.Notice.Finished;
import io.weik.source.filewatch.watch.Notice.FolderGone;
import io.weik.source.filewatch.watch.Notice.NewFolder;
import io.weik.source.filewatch.watch.Notice.Touched;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@EnabledOnOs(OS.LINUX)
class MountsTest {
  private static final Mounts MOUNTS =
      Mounts.of(
          """
          27 1 254:0 / / rw,relatime - ext4 /dev/vda rw,discard
          36 27 0:41 / /data rw,relatime shared:9 - nfs4 nas:/export rw,vers=4.2
          37 27 0:42 / /data/local rw,relatime shared:1 master:2 - xfs /dev/vdb rw
          38 27 0:43 / /mnt/with\\040space\\011tab rw - cifs //nas/share rw
          39 27 0:44 / /home/me/cloud rw - fuse.sshfs me@host:/ rw
          40 27 0:45 / /windows rw - fuseblk /dev/sda1 rw
          41 27 0:46 / /merged rw - overlay overlay rw,lowerdir=/a
          42 27 0:47 / /twice rw - nfs nas:/old rw
          43 42 254:9 / /twice rw - ext4 /dev/vdc rw
          44 27 0:48 / /guest rw - 9p share rw,trans=virtio
          45 27 0:49 / /caf\\303\\251 rw - virtiofs share rw
          a line that is none
          """);

  @TempDir Path root;

  @ParameterizedTest
  @CsvSource({
    "/, false",
    "/database, false",
    "/data, true",
    "/data/a/b, true",
    "/data/local/a, false",
    "/data/localhost, true",
    "'/mnt/with space\ttab/a', true",
    "/home/me/cloud/a, true",
    "/home/me, false",
    "/windows/a, false",
    "/merged/a, false",
    "/twice/a, false",
    "/guest/a, true",
    "/caf\u00e9/a, true"
  })
  void whatOtherMachinesChangeIsPolled(String path, boolean polled) {
    assertThat(MOUNTS.of(Names.path(path)).orElseThrow().isShared()).isEqualTo(polled);
  }

  @Test
  void theReasonNamesTheMount() {
    assertThat(Watchers.pollingReason(Path.of("/guest/inbox"), MOUNTS))
        .contains(
            "/guest/inbox is on /guest (9p), where the system tells only what this machine"
                + " changes: it is listed again and again instead");
    assertThat(Watchers.pollingReason(Path.of("/merged"), MOUNTS)).isEmpty();
  }

  @Test
  void aLinkThatLeadsToSuchAMountIsSeenThrough() throws Exception {
    Path shared = Files.createDirectory(root.resolve("shared"));
    Path link = Files.createSymbolicLink(root.resolve("link"), shared);
    Mounts mounts = new Mounts(List.of(new Mounts.Mount(shared.toRealPath(), "nfs")));

    assertThat(Watchers.pollingReason(link.resolve("not/yet/there"), mounts)).isPresent();
  }

  @Test
  void theTableOfThisMachineIsRead() {
    assertThat(Mounts.now().of(Path.of("/proc/self")))
        .contains(new Mounts.Mount(Path.of("/proc"), "proc"));
  }

  @Test
  void aSharedMountBelowALocalFolderIsPolledAndTheRestTold() throws Exception {
    Path shared = Files.createDirectory(root.resolve("shared"));
    Mounts mounts = new Mounts(List.of(new Mounts.Mount(shared, "nfs")));
    var watcher = new LinuxWatcher(Dispatcher.sharedWatcher(), () -> mounts, Duration.ofMillis(20));
    try (var told = new Told(watcher, root, shared)) {
      Files.createFile(root.resolve("a"));
      told.until(new Finished(root.resolve("a")));

      Files.createFile(shared.resolve("b"));
      told.until(new Touched(shared.resolve("b")));

      Files.createDirectory(shared.resolve("c"));
      told.until(new NewFolder(shared.resolve("c")));
      Shell.run(root, "rm -r shared");
      told.until(new FolderGone(shared));
      assertThat(told.all).doesNotContain(new Finished(shared.resolve("b")));
    }
  }
}
