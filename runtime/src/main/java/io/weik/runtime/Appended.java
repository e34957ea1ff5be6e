package io.weik.runtime;

/**
 * What became of one {@link Append}.
 *
 * @param position where it is, or where the one stored first is or was
 * @param duplicate whether it was there already, and so not stored again
 */
public record Appended(long position, boolean duplicate) {}
