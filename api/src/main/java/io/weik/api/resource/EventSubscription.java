package io.weik.api.resource;

/**
 * The edge from a source over a channel to flows.
 *
 * @param source name of an EventSource
 * @param channel name of an EventChannel
 * @param filter which events it takes
 * @param startFrom where it starts when it is new
 * @param delivery how its events are delivered
 */
public record EventSubscription(
    Metadata metadata,
    String source,
    String channel,
    Filter filter,
    StartFrom startFrom,
    DeliveryPolicy delivery)
    implements Resource {
  @Override
  public Kind kind() {
    return Kind.EVENT_SUBSCRIPTION;
  }

  /** The name of its durable consumer. */
  public String consumer() {
    return "subscription-" + name() + "-durable";
  }
}
