package io.weik.source.filewatch;

import java.util.regex.Pattern;

/**
 * A pattern such as {@code *.csv}, {@code *.{csv,json}} or {@code in/2026-??/*.xml}. It is held
 * against the file's name, or against its relative path when it has a slash.
 *
 * @param text as it was written
 * @param regex the same as a regular expression
 */
public record Glob(String text, Pattern regex) {
  /** Reads a pattern; {@code *} and {@code ?} stop at a slash, {@code **} does not. */
  public static Glob parse(String text) {
    var trimmed = text.startsWith("/") ? text.substring(1) : text;
    if (trimmed.isBlank()) {
      throw GlobReader.wrong();
    }
    return new Glob(text, new GlobReader(trimmed).read());
  }

  /** Whether it is held against the relative path. */
  boolean hasFolders() {
    return text.indexOf('/') >= 0;
  }

  /** Whether the file at this relative path, with slashes, fits. */
  boolean matches(String relative) {
    var subject = hasFolders() ? relative : relative.substring(relative.lastIndexOf('/') + 1);
    return regex.matcher(subject).matches();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Glob that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
