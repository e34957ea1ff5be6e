@NullMarked
package io.weik.api.problem;

import org.jspecify.annotations.NullMarked;
