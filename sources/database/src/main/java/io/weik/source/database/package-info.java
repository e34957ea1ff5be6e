/** The database source: rows that are inserted, updated or deleted become events. */
@NullMarked
package io.weik.source.database;

import org.jspecify.annotations.NullMarked;
