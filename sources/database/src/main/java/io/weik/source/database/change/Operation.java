package io.weik.source.database.change;

import java.util.Locale;

/** What happened to a row. */
public enum Operation {
  /** It is new. */
  INSERT,
  /** It has other values. */
  UPDATE,
  /** It is gone. */
  DELETE,
  /** It was there when the source began. */
  READ,
  /** All rows of the table are gone at once. */
  TRUNCATE;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** As events say it, as {@code insert}. */
  public String word() {
    return word;
  }
}
