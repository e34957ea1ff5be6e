/** Short digests, by which sources tell what they have seen already. */
@NullMarked
package io.weik.api.digest;

import org.jspecify.annotations.NullMarked;
