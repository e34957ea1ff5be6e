package io.weik.config.spec;

/** How often an event is tried in all. */
public record MaxAttempts(int number) {
  /** Reads a whole number from 1 to 1000. */
  public static MaxAttempts parse(String text) {
    return new MaxAttempts(Bounded.whole(text, 1, 1000));
  }
}
