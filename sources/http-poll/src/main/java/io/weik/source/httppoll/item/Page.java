package io.weik.source.httppoll.item;

import java.util.Optional;

/** What one page held. */
public record Page(long items, Optional<String> nextUrl, Optional<String> cursor) {}
