@NullMarked
package io.weik.source.schedule;

import org.jspecify.annotations.NullMarked;
