/** Tests of what polling remembers. */
@NullMarked
package io.weik.source.database.poll.state;

import org.jspecify.annotations.NullMarked;
