package io.weik.config.yaml;

/** Texts that users wrote, made fit for one line of a problem. */
public final class Shown {
  private static final int MAXIMUM_LENGTH = 60;

  private Shown() {}

  /** The text on one line, shortened when long, in quotes when blank, controls escaped. */
  public static String of(String text) {
    if (text.isBlank()) {
      return escape('"' + text.substring(0, Math.min(text.length(), MAXIMUM_LENGTH)) + '"');
    }
    var line = text.strip().lines().findFirst().orElse("");
    boolean whole = line.length() == text.strip().length() && line.length() <= MAXIMUM_LENGTH;
    if (whole) {
      return escape(line);
    }
    int end = Math.min(line.length(), MAXIMUM_LENGTH - 1);
    boolean splitsPair =
        end > 0 && end < line.length() && Character.isLowSurrogate(line.charAt(end));
    return escape(line.substring(0, splitsPair ? end - 1 : end)) + "\u2026";
  }

  /** The text with every control character and line separator as an escape. */
  public static String escape(String text) {
    var shown = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            character -> {
              if (hidden(character)) {
                shown.append("\\u%04x".formatted(character));
              } else {
                shown.appendCodePoint(character);
              }
            });
    return shown.toString();
  }

  private static boolean hidden(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
