@NullMarked
package io.weik.source.database.table;

import org.jspecify.annotations.NullMarked;
