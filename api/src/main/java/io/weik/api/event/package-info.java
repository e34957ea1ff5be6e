/**
 * The event itself: a CloudEvent 1.0 with its payload bytes kept as they came, and the draft that a
 * source makes of one. Knows nothing of where events come from or go to.
 */
@NullMarked
package io.weik.api.event;

import org.jspecify.annotations.NullMarked;
