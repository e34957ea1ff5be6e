package io.weik.server;

import io.weik.config.Masking;
import io.weik.runtime.Events;
import io.weik.runtime.Node;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** All endpoints of the admin API over one node. */
public final class AdminApi {
  private final List<AdminEndpoint> endpoints;

  /**
   * The API over these parts.
   *
   * @param webhooks where this process's own webhook listener is reached, for simulated deliveries
   */
  public AdminApi(Node node, Deployment deployment, Events events, Masking masking, URI webhooks) {
    endpoints =
        Stream.of(
                new ResourceEndpoints(deployment, masking).all(),
                new SourceEndpoints(node, new Simulator(webhooks)).all(),
                new DeliveryEndpoints(node).all(),
                new EventEndpoints(events).all())
            .flatMap(List::stream)
            .toList();
  }

  /** What the admin listener is to serve. */
  public List<AdminEndpoint> endpoints() {
    return endpoints;
  }
}
