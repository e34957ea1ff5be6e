package io.weik.api.source;

/**
 * A poll that went well.
 *
 * @param summary what it found, in a few words for a person, as {@code 20 items, 3 new}
 * @param more whether there is more to get at once, so that the next poll is due now
 */
public record Polled(String summary, boolean more) {}
