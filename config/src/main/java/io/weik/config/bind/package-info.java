/**
 * Records from trees of values: the one declaration of a record says how it is read, checked and
 * explained.
 */
@NullMarked
package io.weik.config.bind;

import org.jspecify.annotations.NullMarked;
