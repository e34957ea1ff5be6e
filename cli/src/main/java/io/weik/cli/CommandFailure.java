package io.weik.cli;

/** Ends a command with a text for the person who typed it, and an exit code. */
final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The thing asked for is wrong or failed. */
  static final int FAILED = 1;

  /** The command was used in a wrong way. */
  static final int USAGE = 2;

  /** The server does not answer. */
  static final int UNREACHABLE = 3;

  private final int exitCode;

  CommandFailure(int exitCode, String message) {
    super(message, null, false, false);
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }

  String text() {
    var text = getMessage();
    return text == null ? "" : text;
  }
}
