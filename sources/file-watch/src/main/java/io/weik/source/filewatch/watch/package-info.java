/** What the operating system tells of folders, and what stands in them. */
@NullMarked
package io.weik.source.filewatch.watch;

import org.jspecify.annotations.NullMarked;
