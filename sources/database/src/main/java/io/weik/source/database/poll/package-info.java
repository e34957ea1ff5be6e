/** Finding changes by reading tables again and comparing. */
@NullMarked
package io.weik.source.database.poll;

import org.jspecify.annotations.NullMarked;
