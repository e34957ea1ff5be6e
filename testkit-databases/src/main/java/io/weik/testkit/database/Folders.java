package io.weik.testkit.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Folders in which servers keep their data for as long as they run: in memory where there is much
 * of it, because ext4 is slow to make files anew soon after it deleted many.
 */
final class Folders {
  private static final String START = "weikio-server-";
  private static final Path MEMORY = Path.of("/dev/shm");
  private static final long ROOM = 4L << 30;

  private Folders() {}

  /** A new one; those of JVMs that were killed are deleted on the way. */
  static Path create() {
    try {
      var parent = parent();
      try (var abandoned = Files.newDirectoryStream(parent, START + "*")) {
        for (var folder : abandoned) {
          if (isAbandoned(folder)) {
            delete(folder);
          }
        }
      }
      return Files.createTempDirectory(parent, START + ProcessHandle.current().pid() + "-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path parent() throws IOException {
    boolean fits = Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() >= ROOM;
    return fits ? MEMORY : Path.of(System.getProperty("java.io.tmpdir"));
  }

  private static boolean isAbandoned(Path folder) {
    var owner = folder.getFileName().toString().substring(START.length()).split("-", 2)[0];
    return owner.matches("\\d{1,9}") && ProcessHandle.of(Long.parseLong(owner)).isEmpty();
  }

  static Path write(Path file, String text) {
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes a folder with everything in it, if there is one, also while somebody else does. */
  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      Files.walkFileTree(folder, new Deletion());
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
        throws IOException {
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
