package io.weik.config.spec;

/** How many tries may fail in a row; 0 for any number. */
public record FailureCount(int number) {
  /** Reads a number from 0 to 100,000. */
  public static FailureCount parse(String text) {
    return new FailureCount(Bounds.whole(text, 0, 100_000));
  }
}
