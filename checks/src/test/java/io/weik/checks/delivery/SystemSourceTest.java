package io.weik.checks.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.weik.api.event.Event;
import io.weik.api.problem.Problem;
import io.weik.api.resource.EventSource;
import io.weik.api.resource.StreamRetention;
import io.weik.api.source.Gap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What happens in the program is told by events of its own. */
class SystemSourceTest extends DeliveryCase {
  @Test
  void changesOfAnInstanceAreTold() throws Exception {
    world.apply(Policies.DEFAULT);

    await().until(() -> texts("io.weik.source.changed").size() >= 2);
    assertThat(texts("io.weik.source.changed"))
        .anySatisfy(text -> assertThat(text).contains("\"state\":\"running\"", "orders-0"));
  }

  @Test
  void aFlowMaySubscribeToIt() throws Exception {
    world.flow("alerts", event -> taken.add(event.type()));
    world.apply(
        World.source(StreamRetention.defaults()),
        World.channel(),
        World.subscription("system-events", EventSource.SYSTEM, Policies.DEFAULT),
        World.flow("alerts", "system-events"));

    world.node().applyFailed(List.of(Problem.user("no such source").value("orderz")));

    await().until(() -> taken.contains("io.weik.apply.failed"));
    assertThat(texts("io.weik.apply.failed").getFirst()).contains("orderz");
  }

  @Test
  void aFlowOfSystemEventsThatFailsDoesNotFeedItself() throws Exception {
    world.flow(
        "alerts",
        _ -> {
          throw new IllegalStateException("no such host");
        });
    world.apply(
        World.source(StreamRetention.defaults()),
        World.channel(),
        World.subscription("system-events", EventSource.SYSTEM, Policies.DEFAULT),
        World.flow("alerts", "system-events"));

    await().until(() -> world.node().deadLetters().count() >= 2);
    assertThat(texts("io.weik.deadletter.created")).isEmpty();
  }

  @Test
  void aGapThatASourceTellsIsDurableAndSaysWhatToDo() throws Exception {
    world.apply(Policies.DEFAULT);

    var context = world.hand().context();

    assertThatThrownBy(() -> context.gap(new Gap("0/16B", "0/17C", "slot is gone")))
        .hasMessageContaining("slot is gone");
    assertThat(texts("io.weik.gap"))
        .singleElement()
        .asString()
        .contains("\"from\":\"0/16B\"", "\"to\":\"0/17C\"", "slot is gone");
    assertThat(world.node().instances().getFirst().figures().lastGap()).isPresent();
  }

  private List<String> texts(String type) {
    return world.system(type).stream()
        .map(Event::data)
        .map(data -> data.orElseThrow().text())
        .toList();
  }
}
