package io.weik.config.spec;

/** A text that is not blank. */
public record PresentText(String text) {
  /** Takes the text when it is not blank. */
  public static PresentText parse(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("a text that is not empty");
    }
    return new PresentText(text);
  }
}
