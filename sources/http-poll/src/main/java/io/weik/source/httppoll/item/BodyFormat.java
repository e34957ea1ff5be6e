package io.weik.source.httppoll.item;

import io.weik.api.parameter.Doc;
import io.weik.api.parameter.Key;

/** What a body is made of. */
public enum BodyFormat {
  /** One JSON value, RFC 8259. */
  @Key("json")
  @Doc("One JSON value.")
  JSON,
  /** JSON values, one a line. */
  @Key("ndjson")
  @Doc("JSON values, one a line.")
  NDJSON,
  /** Lines of fields under a header line, RFC 4180. */
  @Key("csv")
  @Doc("Lines of fields under a header line; the delimiter is found by itself.")
  CSV,
  /** Any XML. */
  @Key("xml")
  @Doc("XML, read as JSON: attributes as @name, text beside them as #text.")
  XML,
  /** RSS of any version. */
  @Key("rss")
  @Doc("An RSS feed, of any version.")
  RSS,
  /** Atom. */
  @Key("atom")
  @Doc("An Atom feed.")
  ATOM,
  /** Whatever it is, as one text. */
  @Key("text")
  @Doc("The whole as one text.")
  TEXT
}
