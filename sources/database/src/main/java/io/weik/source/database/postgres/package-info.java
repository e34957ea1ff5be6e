/** The log of PostgreSQL, by its own replication protocol. */
@NullMarked
package io.weik.source.database.postgres;

import org.jspecify.annotations.NullMarked;
