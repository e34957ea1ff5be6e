package io.weik.runtime;

import io.weik.api.resource.ChannelType;
import io.weik.api.resource.EventChannel;
import io.weik.api.resource.EventSource;
import io.weik.api.resource.EventSubscription;
import io.weik.api.resource.IntegrationFlow;
import io.weik.api.resource.Resource;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * One checked set of resources, by name. Variables are in their places already and not needed here.
 */
record Declared(
    SortedMap<String, EventSource> sources,
    SortedMap<String, EventChannel> channels,
    SortedMap<String, EventSubscription> subscriptions,
    SortedMap<String, IntegrationFlow> flows) {

  static Declared none() {
    return of(List.of());
  }

  static Declared of(List<Resource> resources) {
    return new Declared(
        byName(resources, EventSource.class),
        byName(resources, EventChannel.class),
        byName(resources, EventSubscription.class),
        byName(resources, IntegrationFlow.class));
  }

  /** The subscription of this name, which a checked flow may count on. */
  EventSubscription subscription(String name) {
    return Objects.requireNonNull(subscriptions.get(name), "subscription");
  }

  /** What carries the events of a checked subscription. */
  ChannelType carrier(EventSubscription subscription) {
    return Objects.requireNonNull(channels.get(subscription.channel()), "channel").type();
  }

  /** The names of the flows that take the events of a subscription. */
  List<String> flowsOf(EventSubscription subscription) {
    return flows.values().stream()
        .filter(flow -> flow.subscriptions().contains(subscription.name()))
        .map(Resource::name)
        .toList();
  }

  private static <R extends Resource> SortedMap<String, R> byName(
      List<Resource> resources, Class<R> kind) {
    var byName = new TreeMap<String, R>();
    Predicate<Resource> isOfKind = kind::isInstance;
    resources.stream()
        .filter(isOfKind)
        .map(kind::cast)
        .forEach(resource -> byName.put(resource.name(), resource));
    return byName;
  }

  /** Whether two sources would run alike; where they stand in a file does not matter. */
  static boolean alike(EventSource one, EventSource other) {
    return one.equals(withMetadata(other, one));
  }

  private static EventSource withMetadata(EventSource source, EventSource like) {
    return new EventSource(
        like.metadata(),
        source.type(),
        source.eventType(),
        source.eventSource(),
        source.subject(),
        source.parameters(),
        source.variables(),
        source.requirements(),
        like.retention(),
        source.onGap());
  }

  /** Whether two subscriptions would deliver alike over these channels. */
  static boolean alike(EventSubscription one, EventSubscription other) {
    return one.source().equals(other.source())
        && one.channel().equals(other.channel())
        && one.filter().equals(other.filter())
        && one.delivery().equals(other.delivery());
  }

  /** Whether two flows would process alike, wherever their events come from. */
  static boolean alike(IntegrationFlow one, IntegrationFlow other) {
    return one.steps().json().equals(other.steps().json())
        && one.eventVariables().equals(other.eventVariables());
  }
}
