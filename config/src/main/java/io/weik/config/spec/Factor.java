package io.weik.config.spec;

/** By how much waits grow. */
public record Factor(double number) {
  /** Reads a number from 1 to 100. */
  public static Factor parse(String text) {
    return new Factor(Bounded.decimal(text, 1, 100));
  }
}
