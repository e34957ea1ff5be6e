/** Flows run for real: Camel, HTTP peers, files. */
@NullMarked
package io.weik.flow;

import org.jspecify.annotations.NullMarked;
