@NullMarked
package io.weik.source.database.dialect;

import org.jspecify.annotations.NullMarked;
