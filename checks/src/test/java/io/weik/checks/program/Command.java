package io.weik.checks.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A started command, and the files that hold what it prints. */
record Command(Process process, Path out, Path err) {
  /** What it has printed so far. */
  Outcome outcome(int exitCode) {
    try {
      return new Outcome(exitCode, Files.readString(out), Files.readString(err));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Everything it has printed so far. */
  String printed() {
    return outcome(0).all();
  }
}
