/**
 * What must hold for the whole repository: rooms, habits, documents, the program as people start
 * it.
 */
@NullMarked
package io.weik.checks;

import org.jspecify.annotations.NullMarked;
