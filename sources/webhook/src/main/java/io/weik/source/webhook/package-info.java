/** The webhook source: signed deliveries over HTTP become events. */
@NullMarked
package io.weik.source.webhook;

import org.jspecify.annotations.NullMarked;
