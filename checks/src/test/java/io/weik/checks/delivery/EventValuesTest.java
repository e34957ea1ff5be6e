package io.weik.checks.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.event.Event;
import io.weik.api.event.EventDraft;
import io.weik.api.event.Extensions;
import io.weik.api.event.Payload;
import io.weik.api.resource.StreamRetention;
import io.weik.api.resource.VariableMapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a draft knows goes into the type, subject and variables that the resource declares. */
class EventValuesTest extends DeliveryCase {
  @Test
  void placeholdersOfTypeAndSubjectAreFilledByEachDraft() throws Exception {
    begin("com.example.order.${operation}", List.of());

    var event = emit("{}");

    assertThat(event.type()).isEqualTo("com.example.order.insert");
    assertThat(event.subject()).contains("/orders/insert");
  }

  @Test
  void aColumnIsFoundInTheFirstPlaceThatHasIt() throws Exception {
    begin("com.example.order", List.of(map("total"), map("note"), map("$.before.total")));

    var event =
        emit("{\"note\":\"x\",\"before\":{\"total\":1,\"note\":\"old\"},\"after\":{\"total\":2}}");

    assertThat(event.extensions())
        .containsEntry(Extensions.VARIABLES, "{\"total\":2,\"note\":\"old\",\"$.before.total\":1}");
  }

  private static VariableMapping map(String column) {
    return new VariableMapping(column, column);
  }

  private void begin(String type, List<VariableMapping> variables) throws InterruptedException {
    world.apply(
        World.source(
            StreamRetention.defaults(), type, Optional.of("/orders/${operation}"), variables));
  }

  private Event emit(String data) throws InterruptedException {
    var draft =
        EventDraft.of("application/json", Payload.ofText(data))
            .withId("e1")
            .withValues(Map.of("operation", "insert"));
    world.hand().context().emitter().emit(List.of(draft));
    return world.store().find("eventsource-orders-stream", "e1").orElseThrow().event();
  }
}
