/** What each database product does in its own way. */
@NullMarked
package io.weik.source.database.dialect;

import org.jspecify.annotations.NullMarked;
