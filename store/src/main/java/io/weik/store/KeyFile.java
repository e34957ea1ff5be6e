package io.weik.store;

import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A file that only its owner may read and write. It appears whole or not at all. */
final class KeyFile {
  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final Path path;

  KeyFile(Path path) {
    this.path = path;
  }

  /** The text; empty when there is no file. */
  Optional<String> read() {
    try {
      var permissions = Files.getPosixFilePermissions(path);
      if (!OWNER.containsAll(withoutExecute(permissions))) {
        throw new ProblemException(
            Problem.user("the key file is open to others")
                .value(path + ", mode " + PosixFilePermissions.toString(permissions))
                .expected("mode " + PosixFilePermissions.toString(OWNER))
                .hint("chmod 600 " + path));
      }
      return Optional.of(Files.readString(path, StandardCharsets.ISO_8859_1));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new ProblemException(
          Problem.user("the key file cannot be read").value(path + ": " + e.getMessage()), e);
    }
  }

  /**
   * Writes the text, or takes what another process wrote meanwhile; returns what the file holds.
   */
  String create(String text) {
    try {
      var folder = path.toAbsolutePath().resolveSibling("");
      Files.createDirectories(folder);
      var draft =
          Files.createTempFile(folder, "key", ".new", PosixFilePermissions.asFileAttribute(OWNER));
      try {
        write(draft, text);
        Files.createLink(path, draft);
      } catch (FileAlreadyExistsException _) {
        return read().orElseThrow();
      } finally {
        Files.delete(draft);
      }
      force(folder);
      return text;
    } catch (IOException e) {
      throw new ProblemException(
          Problem.user("the key file cannot be created").value(path + ": " + e.getMessage()), e);
    }
  }

  private static Set<PosixFilePermission> withoutExecute(Set<PosixFilePermission> permissions) {
    var rest = EnumSet.noneOf(PosixFilePermission.class);
    rest.addAll(permissions);
    rest.remove(PosixFilePermission.OWNER_EXECUTE);
    return rest;
  }

  private static void write(Path file, String text) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  private static void force(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
