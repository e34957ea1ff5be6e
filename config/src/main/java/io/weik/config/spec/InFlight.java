package io.weik.config.spec;

/** How many events are under way at once. */
public record InFlight(int number) {
  /** Reads a whole number from 1 to 1024. */
  public static InFlight parse(String text) {
    return new InFlight(Bounded.whole(text, 1, 1024));
  }
}
