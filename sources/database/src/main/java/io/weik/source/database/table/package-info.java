/** Tables, columns and their values as the servers spell them, and as JSON. */
@NullMarked
package io.weik.source.database.table;

import org.jspecify.annotations.NullMarked;
