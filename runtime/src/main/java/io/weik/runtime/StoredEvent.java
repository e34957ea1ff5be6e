package io.weik.runtime;

import io.weik.api.event.Event;
import java.time.Instant;

/**
 * An event in a stream.
 *
 * @param stream name of the stream
 * @param position counted from 1, without holes when stored, growing with storage order
 * @param storedAt when it was stored; never less than that of an earlier position
 */
public record StoredEvent(String stream, long position, Instant storedAt, Event event) {}
