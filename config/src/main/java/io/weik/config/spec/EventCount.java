package io.weik.config.spec;

/** How many events a flow has at once. */
public record EventCount(int number) {
  /** Reads a number from 1 to 1024. */
  public static EventCount parse(String text) {
    return new EventCount(Bounds.whole(text, 1, 1024));
  }
}
