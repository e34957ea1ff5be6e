package io.weik.runtime;

import java.util.List;

/**
 * A flow as it is at one moment.
 *
 * @param name its name
 * @param state what it is doing
 * @param subscriptions names of the subscriptions it takes events from
 * @param deliveries one for each of them while it is started
 */
public record FlowStatus(
    String name, FlowState state, List<String> subscriptions, List<DeliveryStatus> deliveries) {}
