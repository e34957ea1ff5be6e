package io.weik.source.httppoll.item;

import java.util.Optional;

/**
 * One response that was read to its end.
 *
 * @param items how many items it held
 * @param nextUrl what stood where the next page's address is looked for; empty when nothing, null
 *     or an empty text
 * @param cursor what stood where the cursor is looked for, likewise
 */
public record Page(long items, Optional<String> nextUrl, Optional<String> cursor) {}
