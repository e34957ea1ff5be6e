package io.weik.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.helidon.common.socket.SocketOptions;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where people and programs run Weikio: the admin API, health and metrics, on a port of its own.
 */
public final class AdminListener implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AdminListener.class);
  private static final int MAXIMUM_CONNECTIONS = 512;
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration CLOSE_GRACE = Duration.ofSeconds(5);

  private final WebServer server;
  private final LineStreams streams;

  private AdminListener(WebServer server, LineStreams streams) {
    this.server = server;
    this.streams = streams;
  }

  /**
   * Binds and serves these endpoints, and beside them health, metrics and {@code /openapi.json}.
   *
   * @param schemas JSON Schemas by the names that the endpoints use
   * @param metrics read at each scrape, not owned
   * @throws io.weik.api.problem.ProblemException when the address cannot be had
   * @throws IllegalArgumentException when endpoints clash or name a schema that is not there
   */
  public static AdminListener start(
      AdminOptions options,
      List<AdminEndpoint> endpoints,
      Map<String, JsonNode> schemas,
      Readiness readiness,
      PrometheusMeterRegistry metrics) {
    var all = new ArrayList<>(SystemEndpoints.of(readiness, metrics));
    all.addAll(endpoints);
    all.add(SystemEndpoints.openApi(JsonNodeFactory.instance.objectNode()));
    var document = OpenApiDocument.of(all, schemas);
    all.set(all.size() - 1, SystemEndpoints.openApi(document));
    var streams = new LineStreams();
    var exchange =
        new AdminExchange(new AdminAccess(options.token()), new AdminRouter(all), streams);
    var listener = new AdminListener(serve(options, exchange), streams);
    LOG.debug("admin API on {}:{}", options.host(), listener.port());
    return listener;
  }

  private static WebServer serve(AdminOptions options, AdminExchange exchange) {
    var binding = new Binding(options.host(), options.port(), "--admin-port");
    return binding.start(
        Quiet.server()
            .bindAddress(binding.probe())
            .addProtocol(Http1Config.create())
            .routing(HttpRouting.builder().any(exchange))
            .useNio(false)
            .connectionOptions(new TickingSockets(SocketOptions.create(), READ_TIMEOUT))
            .maxTcpConnections(MAXIMUM_CONNECTIONS)
            .maxPayloadSize(AdminExchange.MAXIMUM_BODY)
            .shutdownGracePeriod(CLOSE_GRACE)
            .build());
  }

  /** The port it is bound to. */
  public int port() {
    return server.port();
  }

  /**
   * Ends streamed answers, lets other requests finish for a moment, and blocks until all is closed.
   */
  @Override
  public void close() {
    streams.stop();
    server.stop();
  }
}
