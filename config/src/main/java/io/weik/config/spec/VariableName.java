package io.weik.config.spec;

import java.util.regex.Pattern;

/** A name that can stand in {@code ${name}}. */
public record VariableName(String text) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_.-]{1,128}");

  /** Takes the text when it is such a name. */
  public static VariableName parse(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("letters, digits, _, - and .");
    }
    return new VariableName(text);
  }
}
