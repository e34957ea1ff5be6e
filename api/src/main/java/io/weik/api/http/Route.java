package io.weik.api.http;

import java.time.Duration;

/**
 * A path of the webhook listener and the bounds of what may be sent to it.
 *
 * @param path exact path, starting with a slash, without query
 * @param maximumBody largest body in bytes
 * @param bodyTimeout within which the whole body must have arrived
 */
public record Route(String path, long maximumBody, Duration bodyTimeout) {}
