package io.weik.source.webhook;

import java.util.Map;

/**
 * Ends the way of a request that is not taken in; {@link WebhookHandler} alone catches it. Has no
 * stack trace, as anybody may cause it at any rate. Its message never holds what was sent.
 */
final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Ground ground;
  private final transient Map<String, String> headers;

  RefusedException(Ground ground, String message) {
    this(ground, message, Map.of());
  }

  RefusedException(Ground ground, String message, Map<String, String> headers) {
    super(message, null, false, false);
    this.ground = ground;
    this.headers = headers;
  }

  /** A request that is not what it says it is. */
  static RefusedException malformed(String message) {
    return new RefusedException(Ground.MALFORMED, message);
  }

  /** A request to be sent again later. */
  static RefusedException later(Ground ground, String message, long seconds) {
    return new RefusedException(ground, message, Map.of("Retry-After", Long.toString(seconds)));
  }

  Ground ground() {
    return ground;
  }

  /** Headers that the answer must have. */
  Map<String, String> headers() {
    return headers;
  }

  String detail() {
    return String.valueOf(getMessage());
  }
}
