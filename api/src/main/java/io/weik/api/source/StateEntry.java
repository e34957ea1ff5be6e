package io.weik.api.source;

import io.weik.api.event.Payload;

/** A key of a source's durable state, and its value. */
public record StateEntry(String key, Payload value) {}
