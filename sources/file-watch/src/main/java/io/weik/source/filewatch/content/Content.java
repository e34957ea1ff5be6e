package io.weik.source.filewatch.content;

import com.fasterxml.jackson.databind.JsonNode;

/** What an event holds of a file's contents. */
public sealed interface Content {
  /** Nothing, because nothing was asked for. */
  record None() implements Content {}

  /** Text, or bytes in Base64. */
  record Text(String text) implements Content {}

  /** A JSON value. */
  record Json(JsonNode value) implements Content {}

  /**
   * Nothing, though it was asked for.
   *
   * @param why for a person
   */
  record Omitted(String why) implements Content {}
}
