package io.weik.checks.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.event.EventDraft;
import io.weik.api.event.Payload;
import io.weik.api.problem.Problem;
import io.weik.api.resource.StreamRetention;
import io.weik.runtime.DeadLetter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a source could not make an event of is a dead letter of the source itself. */
class SourceLetterTest extends DeliveryCase {
  private static final Problem WHY = Problem.remote("column born: a date without a day");

  @BeforeEach
  void begin() throws InterruptedException {
    world.apply(World.source(StreamRetention.defaults()));
  }

  @Test
  void itIsKeptWithTheReasonAndTold() throws Exception {
    world.hand().context().deadLetter(draft("row-1"), WHY);

    var letter = letter();
    assertThat(letter.isOfSource()).isTrue();
    assertThat(letter.event().id()).isEqualTo("row-1");
    assertThat(letter.event().type()).isEqualTo("com.example.order");
    assertThat(letter.error()).contains("a date without a day");
    assertThat(world.node().deadLetters().count()).isEqualTo(1);
    assertThat(world.system("io.weik.deadletter.created")).hasSize(1);
    assertThat(world.store().bounds("eventsource-orders-stream").last()).isZero();
  }

  @Test
  void itIsKeptOnceAlsoWhenItIsReadAgainAfterARestart() throws Exception {
    world.hand().context().deadLetter(draft("row-1"), WHY);
    world.restart();

    world.hand().context().deadLetter(draft("row-1"), WHY);

    assertThat(world.node().deadLetters().all()).hasSize(1);
  }

  @Test
  void aRetryPutsItIntoTheStreamAsItIs() throws Exception {
    world.hand().context().deadLetter(draft("row-1"), WHY);

    var error = world.node().retry(letter());

    assertThat(error).isEmpty();
    assertThat(world.node().deadLetters().all()).isEmpty();
    var stored = world.store().find("eventsource-orders-stream", "row-1").orElseThrow();
    assertThat(stored.event().data().orElseThrow().text()).isEqualTo("{\"born\":\"2024-02\"}");
  }

  private DeadLetter letter() {
    return world.node().deadLetters().all().getFirst();
  }

  private static EventDraft draft(String id) {
    return EventDraft.of("application/json", Payload.ofText("{\"born\":\"2024-02\"}")).withId(id);
  }
}
