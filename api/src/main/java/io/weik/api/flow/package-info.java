/** What processes events: the port between deliveries and a flow engine. */
@NullMarked
package io.weik.api.flow;

import org.jspecify.annotations.NullMarked;
