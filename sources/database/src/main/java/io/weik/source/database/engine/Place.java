package io.weik.source.database.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where in its log a change stands.
 *
 * @param id unlike that of any other change, and the same whenever this one is read again, wherever
 *     the reading began
 * @param position in the server's own terms, for people
 * @param transaction the server's name of the transaction; null when it has none
 * @param committedAt when that was committed; null when the log does not tell
 */
record Place(
    String id, String position, @Nullable String transaction, @Nullable Instant committedAt) {}
