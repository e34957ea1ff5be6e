package io.weik.source.database.postgres;

import io.weik.source.database.table.Row;

/**
 * A row before a change.
 *
 * @param whole whether the log told all of it, and not just what identifies it
 */
record OldRow(Row row, boolean whole) {}
