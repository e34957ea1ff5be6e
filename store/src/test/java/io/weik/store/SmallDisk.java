package io.weik.store;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file system in memory, mounted for one test. Without the right to mount the test is skipped.
 */
record SmallDisk(Path path) implements AutoCloseable {
  static SmallDisk mount(Path path, String options) {
    assumeThat(run("mount", "-t", "tmpfs", "-o", options, "tmpfs", path.toString()))
        .as("a small file system can be mounted, which needs root")
        .isTrue();
    return new SmallDisk(path);
  }

  void remount(String option) {
    if (!run("mount", "-o", "remount," + option, path.toString())) {
      throw new IllegalStateException("cannot remount " + path);
    }
  }

  /** Takes up all that is left. */
  void fill() throws IOException {
    fill((int) Files.getFileStore(path).getUsableSpace());
  }

  /** Takes up this many bytes; {@link #free} undoes it. */
  void fill(int bytes) throws IOException {
    Files.write(ballast(), new byte[bytes]);
  }

  void free() throws IOException {
    Files.delete(ballast());
  }

  @Override
  public void close() {
    run("umount", path.toString());
  }

  private Path ballast() {
    return path.resolve("ballast");
  }

  private static boolean run(String... command) {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
