/** Values of the database products: as JSON, and in the order in which their servers sort them. */
@NullMarked
package io.weik.source.database.value;

import org.jspecify.annotations.NullMarked;
