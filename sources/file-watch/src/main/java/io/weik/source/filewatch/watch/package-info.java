/**
 * What the operating system tells of folders, and what stands in them. Knows files only: no events,
 * no settings and no state may enter.
 */
@NullMarked
package io.weik.source.filewatch.watch;

import org.jspecify.annotations.NullMarked;
