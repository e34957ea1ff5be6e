/** Bodies to items, and which of them are new. */
@NullMarked
package io.weik.source.httppoll.item;

import org.jspecify.annotations.NullMarked;
