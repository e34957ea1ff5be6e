package io.weik.api.http;

import io.weik.api.event.Payload;

/** What became of reading a body. A body that breaks a bound is never given in part. */
public sealed interface RequestBody {
  /** All of it; empty when none was sent. */
  record Whole(Payload payload) implements RequestBody {}

  /** More than the route allows, by its declared length or, chunked, by what arrived. */
  record TooLarge() implements RequestBody {}

  /** Not complete within the route's time. */
  record TooSlow() implements RequestBody {}

  /** The connection ended, or the encoding was broken, before the body was whole. */
  record Broken() implements RequestBody {}
}
