@NullMarked
package io.weik.source.database.change;

import org.jspecify.annotations.NullMarked;
