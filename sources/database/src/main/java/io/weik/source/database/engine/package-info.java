/** The logs of the other products, by the Debezium engine. */
@NullMarked
package io.weik.source.database.engine;

import org.jspecify.annotations.NullMarked;
