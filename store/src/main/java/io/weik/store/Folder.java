package io.weik.store;

import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The folder of a backbone: {@code format} holds the version of what is on disk, {@code owner} the
 * process that has it open, {@code database} belongs to RocksDB, whose lock keeps others out.
 */
final class Folder {
  /** The version of everything on disk that this program writes, and the newest that it reads. */
  static final int FORMAT = 1;

  private final Path path;
  private final Failures failures;

  Folder(Path path, Failures failures) {
    this.path = path;
    this.failures = failures;
  }

  Path database() {
    return path.resolve("database");
  }

  /** Creates what is missing and refuses what cannot be used; changes nothing that is there. */
  void prepare() {
    try {
      Files.createDirectories(path);
      Files.delete(Files.createTempFile(path, "writable", null));
      if (Files.exists(format())) {
        checkFormat(Files.readString(format()).strip());
      } else if (Files.exists(database().resolve("CURRENT"))) {
        throw new ProblemException(failures.damaged("the file format is missing"));
      } else {
        writeFormat();
      }
    } catch (FileAlreadyExistsException e) {
      throw new ProblemException(
          Problem.user("the data folder is not a folder").value(path.toString()), e);
    } catch (IOException e) {
      throw new ProblemException(problem(e), e);
    }
  }

  /** Writes down which process has the folder; called by the one that holds the lock. */
  void own() {
    try {
      Files.writeString(path.resolve("owner"), ProcessHandle.current().pid() + "\n");
    } catch (IOException e) {
      throw new ProblemException(problem(e), e);
    }
  }

  /** Who has the folder, for a person. */
  static String owner(Path folder) {
    try {
      return "process " + Files.readString(folder.resolve("owner")).strip();
    } catch (IOException _) {
      return "another process";
    }
  }

  private Path format() {
    return path.resolve("format");
  }

  private void checkFormat(String text) {
    if (!text.matches("\\d{1,9}")) {
      throw new ProblemException(failures.damaged("the file format holds no version"));
    }
    if (Integer.parseInt(text) > FORMAT) {
      throw new ProblemException(
          Problem.user("the data folder was written by a newer version of Weikio")
              .value(path + ", format " + text)
              .expected("format " + FORMAT + " or older")
              .hint("run the newer version, or name another folder"));
    }
  }

  private void writeFormat() throws IOException {
    var draft = path.resolve("format.new");
    Files.writeString(draft, FORMAT + "\n", StandardCharsets.UTF_8);
    force(draft);
    Files.move(draft, format(), StandardCopyOption.ATOMIC_MOVE);
    force(path);
  }

  private static void force(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private Problem problem(IOException e) {
    return String.valueOf(e.getMessage()).contains("No space left on device")
        ? failures.diskFull()
        : failures.notWritable();
  }
}
