package io.weik.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;

/** What every admin listener serves by itself: health, and the figures for Prometheus. */
final class SystemEndpoints {
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private SystemEndpoints() {}

  static List<AdminEndpoint> of(Readiness readiness, PrometheusMeterRegistry metrics) {
    return List.of(
        AdminEndpoint.get("/health/live", "Says that the process serves", _ -> live())
            .withoutToken(),
        AdminEndpoint.get(
                "/health/ready", "Says whether all that should run does", _ -> ready(readiness))
            .withoutToken(),
        AdminEndpoint.get(
            "/metrics",
            "Gives all figures in the Prometheus text format",
            _ -> new AdminAnswer.Text(200, PROMETHEUS, metrics.scrape())));
  }

  static AdminEndpoint openApi(JsonNode document) {
    return AdminEndpoint.get(
        "/openapi.json", "Describes this API", _ -> AdminAnswer.json(document));
  }

  private static AdminAnswer live() {
    return AdminAnswer.json(JsonNodeFactory.instance.objectNode().put("status", "live"));
  }

  private static AdminAnswer ready(Readiness readiness) {
    var reasons = readiness.reasonsAgainst();
    var body = JsonNodeFactory.instance.objectNode();
    if (reasons.isEmpty()) {
      return AdminAnswer.json(body.put("status", "ready"));
    }
    var list = body.put("status", "not ready").putArray("reasons");
    reasons.forEach(list::add);
    return new AdminAnswer.Json(503, body);
  }
}
