package io.weik.server;

/** The bytes waited for did not come in time. */
final class TimedOut extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TimedOut() {
    super("no data in time", null, false, false);
  }
}
