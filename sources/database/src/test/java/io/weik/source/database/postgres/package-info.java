@NullMarked
package io.weik.source.database.postgres;

import org.jspecify.annotations.NullMarked;
