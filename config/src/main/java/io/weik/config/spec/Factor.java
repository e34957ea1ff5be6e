package io.weik.config.spec;

/** By what something grows. */
public record Factor(double number) {
  /** Reads a number from 1 to 100. */
  public static Factor parse(String text) {
    return new Factor(Bounds.decimal(text, 1, 100));
  }
}
