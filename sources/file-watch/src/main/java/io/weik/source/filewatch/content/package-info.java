/** Reads the contents of files: whole within a bound, or row by row in bounded memory. */
@NullMarked
package io.weik.source.filewatch.content;

import org.jspecify.annotations.NullMarked;
