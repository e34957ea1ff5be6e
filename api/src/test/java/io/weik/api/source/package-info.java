@NullMarked
package io.weik.api.source;

import org.jspecify.annotations.NullMarked;
