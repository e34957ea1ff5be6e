package io.weik.api.source;

/**
 * Events that a source can no longer get at: they were lost outside.
 *
 * @param from where it begins, in the source's own terms, as a log position; empty if unknown
 * @param to where it ends
 * @param reason what was found, for a person, as {@code replication slot weikio_orders is gone}
 */
public record Gap(String from, String to, String reason) {}
