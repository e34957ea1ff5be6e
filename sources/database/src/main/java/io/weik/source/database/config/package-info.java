/** The parameters of a database source, and which tables they mean. */
@NullMarked
package io.weik.source.database.config;

import org.jspecify.annotations.NullMarked;
