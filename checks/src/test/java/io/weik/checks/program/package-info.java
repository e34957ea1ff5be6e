/** The whole program end to end: real processes, real deliveries, real files. */
@NullMarked
package io.weik.checks.program;

import org.jspecify.annotations.NullMarked;
