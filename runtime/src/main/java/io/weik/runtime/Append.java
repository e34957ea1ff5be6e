package io.weik.runtime;

import io.weik.api.event.Event;
import java.util.Optional;

/**
 * An event to be stored.
 *
 * @param duplicateKey what must not be in the stream already, nor in its window of past keys; empty
 *     when the event's id was made for it just now and cannot be there
 */
public record Append(Event event, Optional<String> duplicateKey) {}
