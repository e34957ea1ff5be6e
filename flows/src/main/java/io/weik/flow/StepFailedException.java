package io.weik.flow;

/**
 * An event did not get through its flow. The message is one line for a person, as {@code POST
 * https://erp.example.com/orders: 422 Unprocessable Content} or {@code Steps[1] unmarshal:
 * unexpected end-of-input}; the cause is what the step threw, for the log.
 */
public final class StepFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** A failure said in one line. */
  StepFailedException(String message, Throwable cause) {
    super(message, cause);
  }

  /** A failure that nothing else is behind. */
  StepFailedException(String message) {
    super(message);
  }
}
