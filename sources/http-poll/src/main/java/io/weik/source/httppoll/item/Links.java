package io.weik.source.httppoll.item;

import java.util.Optional;

/** What a body says of what comes after it. */
record Links(Optional<String> nextUrl, Optional<String> cursor) {
  static final Links NONE = new Links(Optional.empty(), Optional.empty());
}
