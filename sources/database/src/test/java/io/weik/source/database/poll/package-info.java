/** Tests of polling against real servers. */
@NullMarked
package io.weik.source.database.poll;

import org.jspecify.annotations.NullMarked;
