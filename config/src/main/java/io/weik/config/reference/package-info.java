/** What the records say about resources, for people and for editors. */
@NullMarked
package io.weik.config.reference;

import org.jspecify.annotations.NullMarked;
