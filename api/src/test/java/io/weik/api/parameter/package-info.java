@NullMarked
package io.weik.api.parameter;

import org.jspecify.annotations.NullMarked;
