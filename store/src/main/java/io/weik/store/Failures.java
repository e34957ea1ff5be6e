package io.weik.store;

import io.weik.api.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** Tells a person what a failure of the storage means. */
final class Failures {
  private final Path folder;

  Failures(Path folder) {
    this.folder = folder;
  }

  Problem problem(RocksDBException e) {
    var text = String.valueOf(e.getMessage());
    var status = e.getStatus();
    if (text.contains("No space left on device")
        || (status != null && status.getSubCode() == Status.SubCode.NoSpace)) {
      return diskFull();
    }
    if (text.contains("While lock file") || text.contains("lock hold by current process")) {
      return inUse();
    }
    if (text.contains("Read-only file system") || text.contains("Permission denied")) {
      return notWritable();
    }
    if ((status != null && status.getCode() == Status.Code.Corruption) || isGone(text)) {
      return damaged(text);
    }
    return Problem.internal("the store failed")
        .value(folder + ": " + text)
        .hint("the disk and the system's log may tell more");
  }

  /** For a failure that is not one of storage: a defect of the program. */
  Problem defect(Throwable e) {
    return Problem.internal("the store failed").value(folder + ": " + e);
  }

  Problem diskFull() {
    return Problem.internal("disk full")
        .value(folder.toString())
        .expected("free space; " + free() + " bytes are left")
        .hint("free some space: the store then goes on by itself");
  }

  Problem damaged(String text) {
    return Problem.internal("a file of the store is damaged")
        .value(folder + ": " + text)
        .hint("restore " + folder + " from a backup, or move it away to start with an empty store");
  }

  Problem notWritable() {
    return Problem.user("the data folder cannot be written to")
        .value(folder.toString())
        .expected("a folder that this user may write to, on a file system that is not read-only");
  }

  private Problem inUse() {
    return Problem.user("the data folder is in use")
        .value(folder + ", by " + Folder.owner(folder))
        .expected("one process for a data folder")
        .hint("stop the other process, or name another folder");
  }

  private static boolean isGone(String text) {
    return text.contains("No such file or directory");
  }

  private String free() {
    try {
      return Long.toString(Files.getFileStore(folder).getUsableSpace());
    } catch (IOException _) {
      return "an unknown number of";
    }
  }
}
