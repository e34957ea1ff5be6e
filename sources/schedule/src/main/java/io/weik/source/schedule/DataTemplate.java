package io.weik.source.schedule;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text with placeholders that are filled in for each event.
 *
 * @param text with the placeholders as <code>${name}</code>
 */
public record DataTemplate(String text) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z]+)}");

  /** Takes any text. */
  public static DataTemplate parse(String text) {
    return new DataTemplate(text);
  }

  /** The text with these values; a placeholder that has none stays as it is. */
  String fill(Map<String, String> values) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(
            found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
  }

  /** The text as it was written. */
  @Override
  public String toString() {
    return text;
  }
}
