/** How a config record declares its parameters: two annotations and a few value types. */
@NullMarked
package io.weik.api.parameter;

import org.jspecify.annotations.NullMarked;
