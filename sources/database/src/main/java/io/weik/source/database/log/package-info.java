/** What all ways of reading a server's log of changes have in common. */
@NullMarked
package io.weik.source.database.log;

import org.jspecify.annotations.NullMarked;
