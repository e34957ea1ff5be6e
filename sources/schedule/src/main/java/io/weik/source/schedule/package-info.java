/** The source type {@code schedule}. */
@NullMarked
package io.weik.source.schedule;

import org.jspecify.annotations.NullMarked;
