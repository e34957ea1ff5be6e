/** What polling remembers of tables: rows as digests, in pages, in the state of the source. */
@NullMarked
package io.weik.source.database.poll.state;

import org.jspecify.annotations.NullMarked;
