package io.weik.checks.program;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system in memory; a test that may not mount one is skipped. */
record SmallDisk(Path path) implements AutoCloseable {
  static SmallDisk mount(Path path, int megabytes) {
    try {
      Files.createDirectories(path);
      var size = "size=%dm".formatted(megabytes);
      assumeThat(run("mount", "-t", "tmpfs", "-o", size, "tmpfs", path.toString()))
          .as("a small file system can be mounted, which needs root")
          .isTrue();
      return new SmallDisk(path);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Takes up all but this much; {@link #free} undoes it. */
  void fillUpTo(int megabytesLeft) throws IOException {
    long bytes = Files.getFileStore(path).getUsableSpace() - ((long) megabytesLeft << 20);
    Files.write(ballast(), new byte[(int) bytes]);
  }

  void free() throws IOException {
    Files.delete(ballast());
  }

  @Override
  public void close() {
    run("umount", "-l", path.toString());
  }

  private Path ballast() {
    return path.resolve("ballast");
  }

  private static boolean run(String... command) {
    try {
      return new ProcessBuilder(command).start().onExit().join().exitValue() == 0;
    } catch (IOException _) {
      return false;
    }
  }
}
