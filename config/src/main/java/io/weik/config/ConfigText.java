package io.weik.config;

import io.weik.api.event.Payload;

/**
 * A text with resources, unread.
 *
 * @param file name that places carry: the path as the user gave it, or {@code stdin}
 */
public record ConfigText(String file, Payload bytes) {}
