package io.weik.source.filewatch.watch;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Error numbers of Linux that are treated by name, the same on all its machines; errno(3). */
final class Errno {
  static final int EPERM = 1;
  static final int ENOENT = 2;
  static final int EINTR = 4;
  static final int EAGAIN = 11;
  static final int ENOMEM = 12;
  static final int EACCES = 13;
  static final int ENOTDIR = 20;
  static final int ENFILE = 23;
  static final int EMFILE = 24;
  static final int ENOSPC = 28;
  static final int ENAMETOOLONG = 36;
  static final int ELOOP = 40;

  private Errno() {}

  /** Whether there is no such thing, as against that it could not be reached. */
  static boolean isGone(int number) {
    return number == ENOENT || number == ENOTDIR || number == ELOOP;
  }

  /** The exception that the JDK would throw. */
  static IOException exception(int number, Path path) {
    String file = Names.shown(path);
    if (isGone(number)) {
      return new NoSuchFileException(file);
    }
    if (number == EACCES || number == EPERM) {
      return new AccessDeniedException(file);
    }
    return new FileSystemException(file, null, text(number));
  }

  private static String text(int number) {
    return switch (number) {
      case ENOMEM -> "out of memory";
      case ENFILE -> "too many open files in the system";
      case EMFILE -> "too many open files";
      case ENOSPC -> "no space left";
      case ENAMETOOLONG -> "the name is too long";
      default -> "error " + number + " of the system";
    };
  }
}
