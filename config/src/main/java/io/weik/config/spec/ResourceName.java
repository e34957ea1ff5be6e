package io.weik.config.spec;

import java.util.regex.Pattern;

/** A name of a resource, as it may be. */
public record ResourceName(String text) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final int MAXIMUM_LENGTH = 63;

  /** Takes the text when it is such a name. */
  public static ResourceName parse(String text) {
    if (text.length() > MAXIMUM_LENGTH || !FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "lower-case letters, digits and single hyphens, at most "
              + MAXIMUM_LENGTH
              + " characters");
    }
    return new ResourceName(text);
  }
}
