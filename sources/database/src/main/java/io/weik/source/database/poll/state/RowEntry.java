package io.weik.source.database.poll.state;

import org.jspecify.annotations.Nullable;

/**
 * A row that is to be remembered; the bytes are copied.
 *
 * @param content its content; null when it is not to be kept
 */
public record RowEntry(ByteOutput key, long first, long second, @Nullable ByteOutput content) {}
