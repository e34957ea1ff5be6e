package io.weik.checks.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weik.api.event.Extensions;
import io.weik.api.resource.DeliveryPolicy;
import io.weik.api.resource.Ordering;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Which events of a subscription wait for which. */
class OrderTest extends DeliveryCase {
  @Test
  void eventsOfOneKeyAreTakenInOrderAndNeverSideBySide() throws Exception {
    var busy = new ConcurrentHashMap<String, Boolean>();
    var overlaps = new AtomicInteger();
    var random = new Random(7);
    world.flow(
        event -> {
          var key = event.extension(Extensions.PARTITION_KEY).orElse("");
          if (busy.putIfAbsent(key, true) != null) {
            overlaps.incrementAndGet();
          }
          if (event.id().hashCode() % 5 == 0 && !taken.contains("tried " + event.id())) {
            taken.add("tried " + event.id());
            busy.remove(key);
            throw new IllegalStateException("once");
          }
          taken.add(event.id());
          busy.remove(key);
        });
    world.apply(Policies.DEFAULT);

    var expected = new HashMap<String, List<String>>();
    for (int i = 0; i < 600; i++) {
      var key = "key-" + random.nextInt(10);
      world.emit("e" + i, key);
      expected.computeIfAbsent(key, _ -> new ArrayList<>()).add("e" + i);
    }

    world.awaitAllDone();
    assertThat(overlaps).hasValue(0);
    expected.values().forEach(ids -> assertThat(ordered(ids)).isEqualTo(ids));
  }

  private List<String> ordered(List<String> ids) {
    return taken.stream().filter(ids::contains).toList();
  }

  @Test
  void aFailingEventHoldsBackOnlyItsOwnKey() throws Exception {
    world.flow(
        event -> {
          if (event.id().equals("bad-1")) {
            throw new IllegalStateException("no such customer");
          }
          taken.add(event.id());
        });
    world.apply(Policies.with(Policies.retries(5, Duration.ofHours(1))));

    world.emit("bad-1", "bad");
    world.emit("bad-2", "bad");
    world.emit("good-1", "good");
    world.emit("good-2", "good");

    await().until(() -> taken.contains("good-2"));
    assertThat(taken).containsExactly("good-1", "good-2");
    var status = world.node().flows().getFirst().deliveries().getFirst();
    assertThat(status.held()).isEqualTo(1);
    assertThat(status.pending()).isEqualTo(2);
    assertThat(status.retrying())
        .singleElement()
        .satisfies(
            retrying -> {
              assertThat(retrying.id()).isEqualTo("bad-1");
              assertThat(retrying.tries()).isEqualTo(1);
              assertThat(retrying.error()).isEqualTo("no such customer");
            });
  }

  @Test
  void differentKeysAreSideBySideUpToMaxInFlight() throws Exception {
    var go = new CountDownLatch(1);
    var now = new AtomicInteger();
    var most = new AtomicInteger();
    world.flow(
        event -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          go.await();
          now.decrementAndGet();
          taken.add(event.id());
        });
    world.apply(Policies.ordering(Ordering.KEY, 4));

    for (int i = 0; i < 20; i++) {
      world.emit("e" + i, "key-" + i);
    }

    await().until(() -> world.subscription().inFlight() == 4);
    go.countDown();
    world.awaitAllDone();
    assertThat(most).hasValue(4);
    assertThat(taken).hasSize(20);
  }

  @Test
  void aLongQueueOfOneKeyDoesNotHoldBackAnother() throws Exception {
    var go = new CountDownLatch(1);
    world.flow(
        event -> {
          if (event.id().equals("slow-0")) {
            go.await();
          }
          taken.add(event.id());
        });
    world.apply(Policies.DEFAULT);

    for (int i = 0; i < 1000; i++) {
      world.emit("slow-" + i, "slow");
    }
    world.emit("other", "other");

    await().until(() -> taken.contains("other"));
    assertThat(taken).containsExactly("other");
    go.countDown();
    world.awaitAllDone();
    assertThat(taken).hasSize(1001);
  }

  @Test
  void eventsWithoutAKeyAreTakenInTheOrderOfTheStream() throws Exception {
    world.flow(event -> taken.add(event.id()));
    world.apply(Policies.DEFAULT);

    var expected = new ArrayList<String>();
    for (int i = 0; i < 200; i++) {
      world.emit("e" + i, "");
      expected.add("e" + i);
    }

    world.awaitAllDone();
    assertThat(taken).isEqualTo(expected);
  }

  @Test
  void withoutOrderingEveryEventGoesByItself() throws Exception {
    var go = new CountDownLatch(1);
    world.flow(
        event -> {
          if (event.id().equals("e0")) {
            go.await();
          }
          taken.add(event.id());
        });
    world.apply(Policies.ordering(Ordering.NONE, 4));

    for (int i = 0; i < 10; i++) {
      world.emit("e" + i, "one");
    }

    await().until(() -> taken.size() == 9);
    go.countDown();
    world.awaitAllDone();
    assertThat(taken).endsWith("e0");
  }

  @Test
  void theKeyMayStandInTheData() throws Exception {
    var first = new CountDownLatch(1);
    world.flow(
        event -> {
          if (event.id().equals("a1")) {
            first.await();
          }
          taken.add(event.id());
        });
    world.apply(byCustomer());

    world.emit("a1", "", "{\"customer\": {\"id\": 7}}");
    world.emit("a2", "", "{\"customer\": {\"id\": 7}}");
    world.emit("b1", "", "{\"customer\": {\"id\": 8}}");

    await().until(() -> taken.contains("b1"));
    assertThat(taken).containsExactly("b1");
    first.countDown();
    world.awaitAllDone();
    assertThat(taken).containsExactly("b1", "a1", "a2");
  }

  private static DeliveryPolicy byCustomer() {
    var like = Policies.DEFAULT;
    return new DeliveryPolicy(
        Ordering.KEY,
        Optional.of("customer.id"),
        like.maxInFlight(),
        like.retry(),
        like.timeout(),
        like.circuit(),
        like.onGap());
  }
}
