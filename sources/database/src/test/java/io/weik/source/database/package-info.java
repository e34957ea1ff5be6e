@NullMarked
package io.weik.source.database;

import org.jspecify.annotations.NullMarked;
