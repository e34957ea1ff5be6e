package io.weik.source.filewatch.content;

import io.weik.api.parameter.Doc;
import io.weik.api.parameter.Key;

/** How a file's contents go into events. */
public enum Form {
  @Key("none")
  @Doc("not at all")
  NONE,
  @Key("text")
  @Doc("whole, as text")
  TEXT,
  @Key("base64")
  @Doc("whole, as bytes in Base64")
  BASE64,
  @Key("lines")
  @Doc("one event for each line")
  LINES,
  @Key("csv")
  @Doc("one event for each row after the first, which holds the names of the columns")
  CSV,
  @Key("json")
  @Doc("one event for each item of an array, or for each value of the file")
  JSON;

  /** Whether a file becomes one event for each of its rows. */
  public boolean hasRows() {
    return switch (this) {
      case NONE, TEXT, BASE64 -> false;
      case LINES, CSV, JSON -> true;
    };
  }
}
