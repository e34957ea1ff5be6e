package io.weik.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.weik.config.Masking;
import io.weik.runtime.Events;
import io.weik.runtime.Node;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
                new ResourceEndpoints(node, deployment, masking).all(),
                new SourceEndpoints(node, new Simulator(webhooks)).all(),
                new DeliveryEndpoints(node).all(),
                new DeadLetterEndpoints(node).all(),
                new ReplayEndpoints(node).all(),
                new EventEndpoints(events).all())
            .flatMap(List::stream)
            .toList();
  }

  /**
   * JSON Schemas of what the endpoints take and answer, by name.
   *
   * @throws IllegalStateException when the program is packed wrongly
   */
  public static Map<String, JsonNode> schemas() {
    try (var file = AdminApi.class.getResourceAsStream("schemas.json")) {
      var schemas = new LinkedHashMap<String, JsonNode>();
      Views.JSON
          .readTree(Objects.requireNonNull(file, "schemas.json"))
          .properties()
          .forEach(schema -> schemas.put(schema.getKey(), schema.getValue()));
      return schemas;
    } catch (IOException broken) {
      throw new IllegalStateException("schemas.json is broken", broken);
    }
  }

  /** What the admin listener is to serve. */
  public List<AdminEndpoint> endpoints() {
    return endpoints;
  }
}
