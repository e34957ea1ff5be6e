package io.weik.checks.program;

/** What a command that has ended left behind. */
record Outcome(int exitCode, String out, String err) {
  /** Everything it printed. */
  String all() {
    return out + err;
  }
}
