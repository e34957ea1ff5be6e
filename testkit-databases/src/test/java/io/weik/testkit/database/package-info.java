/** Tests of the servers themselves. */
@NullMarked
package io.weik.testkit.database;

import org.jspecify.annotations.NullMarked;
