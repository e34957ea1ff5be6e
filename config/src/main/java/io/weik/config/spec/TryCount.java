package io.weik.config.spec;

/** How often an event is tried in all. */
public record TryCount(int number) {
  /** Reads a number from 1 to 1000. */
  public static TryCount parse(String text) {
    return new TryCount(Bounds.whole(text, 1, 1000));
  }
}
