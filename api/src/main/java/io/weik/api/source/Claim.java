package io.weik.api.source;

/**
 * Something that only one source may have.
 *
 * @param parameter the YAML key that claims it, as {@code Path}
 * @param subject what is claimed, as {@code webhook path /webhooks/github}; equal subjects clash
 */
public record Claim(String parameter, String subject) {}
