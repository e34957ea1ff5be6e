@NullMarked
package io.weik.source.database.value;

import org.jspecify.annotations.NullMarked;
