/** The composition root and the commands. */
@NullMarked
package io.weik.cli;

import org.jspecify.annotations.NullMarked;
