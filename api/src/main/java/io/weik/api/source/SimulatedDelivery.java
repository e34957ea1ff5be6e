package io.weik.api.source;

import io.weik.api.event.Payload;
import java.util.Map;

/**
 * An HTTP request such as the outside world would send.
 *
 * @param path path and query on the webhook listener
 */
public record SimulatedDelivery(
    String method, String path, Map<String, String> headers, Payload body) {}
