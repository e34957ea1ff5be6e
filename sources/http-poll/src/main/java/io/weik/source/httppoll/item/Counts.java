package io.weik.source.httppoll.item;

/**
 * What a poll found.
 *
 * @param items items on all of its pages
 * @param fresh of those, events for items never met before
 * @param changed of those, events for items whose content had changed
 */
public record Counts(long items, long fresh, long changed) {}
