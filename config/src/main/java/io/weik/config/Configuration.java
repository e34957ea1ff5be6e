package io.weik.config;

import io.weik.api.resource.EventChannel;
import io.weik.api.resource.EventSource;
import io.weik.api.resource.EventSubscription;
import io.weik.api.resource.IntegrationFlow;
import io.weik.api.resource.Resource;
import io.weik.api.resource.ResourceId;
import io.weik.api.resource.Variable;
import java.util.List;
import java.util.Optional;

/**
 * A whole, checked set of resources: everything they refer to is in it.
 *
 * @param resources sorted by kind and name
 * @param documents the text of each resource, in the same order
 */
public record Configuration(List<Resource> resources, List<ResourceDocument> documents) {
  /** The resource of this kind and name. */
  public Optional<Resource> find(ResourceId id) {
    return resources.stream().filter(resource -> resource.id().equals(id)).findFirst();
  }

  /** The text of the resource of this kind and name. */
  public Optional<ResourceDocument> document(ResourceId id) {
    return documents.stream().filter(document -> document.id().equals(id)).findFirst();
  }

  /** All sources. */
  public List<EventSource> sources() {
    return all(EventSource.class);
  }

  /** All channels. */
  public List<EventChannel> channels() {
    return all(EventChannel.class);
  }

  /** All subscriptions. */
  public List<EventSubscription> subscriptions() {
    return all(EventSubscription.class);
  }

  /** All flows. */
  public List<IntegrationFlow> flows() {
    return all(IntegrationFlow.class);
  }

  /** All variables. */
  public List<Variable> variables() {
    return all(Variable.class);
  }

  /** The subscriptions to a source. */
  public List<EventSubscription> subscriptionsTo(String source) {
    return subscriptions().stream().filter(each -> each.source().equals(source)).toList();
  }

  /** The flows that take the events of a subscription. */
  public List<IntegrationFlow> flowsOf(String subscription) {
    return flows().stream().filter(flow -> flow.subscriptions().contains(subscription)).toList();
  }

  private <R extends Resource> List<R> all(Class<R> kind) {
    return resources.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
