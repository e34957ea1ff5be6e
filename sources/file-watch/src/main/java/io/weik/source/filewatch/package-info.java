/** The source type {@code file-watch}. */
@NullMarked
package io.weik.source.filewatch;

import org.jspecify.annotations.NullMarked;
