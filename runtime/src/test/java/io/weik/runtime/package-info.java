@NullMarked
package io.weik.runtime;

import org.jspecify.annotations.NullMarked;
