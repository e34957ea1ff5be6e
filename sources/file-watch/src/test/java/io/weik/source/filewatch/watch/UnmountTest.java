package io.weik.source.filewatch.watch;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.weik.source.filewatch.watch.Notice.Finished;
import io.weik.source.filewatch.watch.Notice.FolderGone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real one; what is told of it is covered by {@link DispatcherTest} where only root may mount.
 */
@EnabledOnOs(OS.LINUX)
class UnmountTest {
  @TempDir Path base;

  @Test
  void aFolderThatIsUnmountedIsGone() throws Exception {
    Path in = Files.createDirectory(base.resolve("in"));
    assumeTrue(mounted(in), "only root may mount");
    try (var told = new Told(Watchers.open(in), in)) {
      Files.createFile(in.resolve("a"));
      told.until(new Finished(in.resolve("a")));

      Shell.run(base, "umount in");

      told.until(new FolderGone(in));
    }
  }

  private static boolean mounted(Path in) throws InterruptedException {
    try {
      return new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=1m", "watched", in.toString())
              .start()
              .waitFor()
          == 0;
    } catch (IOException _) {
      return false;
    }
  }
}
