package io.weik.checks.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weik.api.resource.StreamRetention;
import io.weik.runtime.DeadLetter;
import io.weik.runtime.DeadLetterQuery;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What people can do with dead letters. */
class DeadLetterTest extends DeliveryCase {
  private final AtomicBoolean broken = new AtomicBoolean(true);

  private void failing(String... ids) throws Exception {
    world.flow(
        event -> {
          if (broken.get()) {
            throw new IllegalStateException("422 unknown currency " + event.id());
          }
          taken.add(event.id());
        });
    world.apply(Policies.with(Policies.retries(2, Duration.ofMillis(5))));
    for (var id : ids) {
      world.emit(id, id);
    }
    await().until(() -> world.node().deadLetters().count() == ids.length);
  }

  @Test
  void oneThatIsRetriedKeepsItsIdAndGoes() throws Exception {
    failing("e1");
    broken.set(false);

    var error = world.node().retry(letter("e1"));

    assertThat(error).isEmpty();
    assertThat(taken).containsExactly("e1");
    assertThat(world.node().deadLetters().count()).isZero();
  }

  @Test
  void oneThatFailsAgainStaysWithOneMoreTry() throws Exception {
    failing("e1");

    var error = world.node().retry(letter("e1"));

    assertThat(error).hasValue("422 unknown currency e1");
    assertThat(letter("e1").tries()).hasSize(3);
    assertThat(world.node().deadLetters().count()).isEqualTo(1);
  }

  @Test
  void aRetryGoesToNoOtherSubscription() throws Exception {
    world.flow("billing", event -> fail());
    world.flow("search", event -> taken.add(event.id()));
    world.apply(
        World.source(StreamRetention.defaults()),
        World.channel(),
        World.subscription(World.SUBSCRIPTION, "orders", Policies.DEFAULT),
        World.subscription("all-orders", "orders", Policies.DEFAULT),
        World.flow("billing", World.SUBSCRIPTION),
        World.flow("search", "all-orders"));
    world.emit("e1", "");
    await().until(() -> world.node().deadLetters().count() == 1);
    world.flow("billing", event -> taken.add("billed " + event.id()));

    assertThat(world.node().retry(letter("e1"))).isEmpty();

    assertThat(taken).containsExactly("e1", "billed e1");
  }

  private static void fail() {
    throw new IllegalStateException("no");
  }

  @Test
  void theyAreFoundByWhatTheyAreAndWhatTheySay() throws Exception {
    failing("e1", "e2", "e3");

    assertThat(ids(query(Optional.of("CURRENCY E2"), Optional.empty()))).containsExactly("e2");
    assertThat(ids(query(Optional.empty(), Optional.of("com.example.*")))).hasSize(3);
    assertThat(ids(query(Optional.empty(), Optional.of("org.example")))).isEmpty();
  }

  @Test
  void onesThatAreDiscardedAreGone() throws Exception {
    failing("e1", "e2");

    world.node().deadLetters().discard(letter("e1"));

    world.restart();
    assertThat(world.node().deadLetters().all())
        .singleElement()
        .satisfies(letter -> assertThat(letter.event().id()).isEqualTo("e2"));
    assertThat(world.node().deadLetters().count()).isEqualTo(1);
  }

  @Test
  void theSystemSourceTellsOfEach() throws Exception {
    failing("e1");

    assertThat(world.system("io.weik.deadletter.created"))
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.data().orElseThrow().text())
                    .contains("\"eventId\":\"e1\"", "unknown currency e1", World.SUBSCRIPTION));
  }

  private DeadLetter letter(String eventId) {
    return world.node().deadLetters().all().stream()
        .filter(letter -> letter.event().id().equals(eventId))
        .findFirst()
        .orElseThrow();
  }

  private List<String> ids(DeadLetterQuery query) {
    return world.node().deadLetters().query(query).stream()
        .map(letter -> letter.event().id())
        .toList();
  }

  private static DeadLetterQuery query(Optional<String> error, Optional<String> type) {
    return new DeadLetterQuery(
        Optional.of("orders"),
        Optional.of(World.SUBSCRIPTION),
        type,
        Optional.empty(),
        Optional.empty(),
        error,
        Optional.empty(),
        100);
  }
}
