/**
 * Makes declared resources run: instances and their states, emit, deliveries, dead letters,
 * figures. Reaches storage only through its ports {@link io.weik.runtime.EventLog} and {@link
 * io.weik.runtime.StateStore}. No YAML, no HTTP server, no SQL may enter here.
 */
@NullMarked
package io.weik.runtime;

import org.jspecify.annotations.NullMarked;
