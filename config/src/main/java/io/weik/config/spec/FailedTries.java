package io.weik.config.spec;

/** How many failed tries in a row pause deliveries. */
public record FailedTries(int number) {
  /** Reads a whole number from 0 to 100000. */
  public static FailedTries parse(String text) {
    return new FailedTries(Bounded.whole(text, 0, 100_000));
  }
}
