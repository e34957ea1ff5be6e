/** Deliveries of a node over the real store, with flows and sources made by the tests. */
@NullMarked
package io.weik.checks.delivery;

import org.jspecify.annotations.NullMarked;
