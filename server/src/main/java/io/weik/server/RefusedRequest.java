package io.weik.server;

/**
 * A request that cannot be read as HTTP; answered with a status, after which the line is closed.
 */
final class RefusedRequest extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String reason;

  /** {@code reason} is shown to the client and must hold nothing it sent. */
  RefusedRequest(int status, String reason) {
    super(reason, null, false, false);
    this.status = status;
    this.reason = reason;
  }

  String reason() {
    return reason;
  }

  int status() {
    return status;
  }
}
