package io.weik.config.spec;

/** A part of a whole. */
public record Share(double number) {
  /** Reads a number from 0 to 1. */
  public static Share parse(String text) {
    return new Share(Bounds.decimal(text, 0, 1));
  }
}
