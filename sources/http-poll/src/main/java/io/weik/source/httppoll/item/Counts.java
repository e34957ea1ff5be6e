package io.weik.source.httppoll.item;

/** What one poll found. */
public record Counts(long items, long fresh, long changed) {}
