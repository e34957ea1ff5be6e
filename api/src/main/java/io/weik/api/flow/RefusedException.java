package io.weik.api.flow;

/**
 * What a flow throws to say that it will never take the event: it becomes a dead letter at once.
 * The message is one line for a person.
 */
public class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Refuses, saying why. */
  public RefusedException(String message) {
    super(message);
  }

  /** Refuses, with what is behind it for the log. */
  public RefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
