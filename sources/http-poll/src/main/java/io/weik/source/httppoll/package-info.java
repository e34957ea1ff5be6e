/** The source type {@code http-poll}. */
@NullMarked
package io.weik.source.httppoll;

import org.jspecify.annotations.NullMarked;
