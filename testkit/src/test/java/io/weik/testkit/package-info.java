/** The kits are tested against sources that are right and sources that are not. */
@NullMarked
package io.weik.testkit;

import org.jspecify.annotations.NullMarked;
