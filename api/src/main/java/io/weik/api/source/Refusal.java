package io.weik.api.source;

import java.time.Instant;

/**
 * Something that was sent to a source and not taken in. Never holds a secret or the body.
 *
 * @param at when
 * @param reason one of a type's few words for figures, as {@code signature}
 * @param detail what was wrong, for a person
 * @param from who sent it, as far as known
 */
public record Refusal(Instant at, String reason, String detail, String from) {}
