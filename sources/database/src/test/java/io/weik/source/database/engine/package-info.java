@NullMarked
package io.weik.source.database.engine;

import org.jspecify.annotations.NullMarked;
