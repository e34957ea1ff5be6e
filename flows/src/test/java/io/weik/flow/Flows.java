package io.weik.flow;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.weik.api.event.Event;
import io.weik.api.event.Extensions;
import io.weik.api.event.Payload;
import io.weik.api.problem.Location;
import io.weik.api.problem.Problem;
import io.weik.api.resource.InitialState;
import io.weik.api.resource.IntegrationFlow;
import io.weik.api.resource.Metadata;
import io.weik.api.resource.Steps;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Flows and events as tests write them. */
final class Flows {
  static final JsonMapper JSON = new JsonMapper();

  private Flows() {}

  /**
   * The flow {@code orders} with these steps, each item on a line of its own in {@code flow.yaml}.
   */
  static IntegrationFlow flow(String yaml, String... eventVariables) {
    return named("orders", yaml, eventVariables);
  }

  static IntegrationFlow named(String name, String yaml, String... eventVariables) {
    var steps = JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(yaml));
    var places =
        IntStream.range(0, steps.size())
            .mapToObj(i -> new Location("flow.yaml", i + 1, 3))
            .toList();
    return new IntegrationFlow(
        new Metadata(name, Optional.empty(), new Location("flow.yaml", 1, 1)),
        InitialState.STARTED,
        List.of(),
        new Steps(steps.toString(), places),
        Set.of(eventVariables));
  }

  static Event json(String data) {
    return event(
        Optional.of("application/json"), Optional.of(data.getBytes(StandardCharsets.UTF_8)));
  }

  static Event event(Optional<String> type, Optional<byte[]> data) {
    return new Event(
        "e-1",
        "/shop",
        "com.example.order",
        Optional.of("order 7"),
        Instant.parse("2026-11-24T10:30:00Z"),
        type,
        Optional.empty(),
        new TreeMap<>(),
        data.map(Payload::of));
  }

  static Event withVariables(Event event, String json) {
    return event.withExtensions(java.util.Map.of(Extensions.VARIABLES, json));
  }

  static List<String> check(IntegrationFlow flow) {
    return new CamelFlowEngine(FlowOptions.standard())
        .check(flow).stream().map(Problem::toString).toList();
  }
}
