package io.weik.source.httppoll.item;

/** What a body is written in. */
public enum BodyFormat {
  /** JSON. */
  JSON,
  /** JSON values on lines. */
  NDJSON,
  /** Comma separated values. */
  CSV,
  /** XML. */
  XML,
  /** RSS. */
  RSS,
  /** Atom. */
  ATOM,
  /** Text. */
  TEXT
}
