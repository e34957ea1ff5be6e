package io.weik.api.resource;

import java.util.List;
import java.util.Set;

/**
 * What processes the events of its subscriptions.
 *
 * @param initialState what it is when it is new
 * @param subscriptions names of EventSubscriptions
 * @param steps the Camel steps, with Variable resources already in place
 * @param eventVariables names mapped by the sources behind its subscriptions: they stay {@code
 *     ${Name}} in the steps and get their value from each event
 */
public record IntegrationFlow(
    Metadata metadata,
    InitialState initialState,
    List<String> subscriptions,
    Steps steps,
    Set<String> eventVariables)
    implements Resource {
  @Override
  public Kind kind() {
    return Kind.INTEGRATION_FLOW;
  }
}
