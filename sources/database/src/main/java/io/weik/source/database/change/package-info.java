/** A change of a row, and how it becomes an event. */
@NullMarked
package io.weik.source.database.change;

import org.jspecify.annotations.NullMarked;
