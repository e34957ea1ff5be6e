/** Contract kits and fixtures for tests; plug-in authors use them too. */
@NullMarked
package io.weik.testkit;

import org.jspecify.annotations.NullMarked;
