package io.weik.checks.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * What a flow sees when the process is killed again and again while it delivers. {@code
 * -Dweikio.kill.rounds} says how often it is.
 */
class KillDeliveryTest {
  private static final int ROUNDS = Integer.getInteger("weikio.kill.rounds", 6);
  private static final int EVENTS = 400;
  private static final int BATCH = 25;
  private static final int KEYS = 20;
  private static final int LONGEST_MILLISECONDS = 300;

  /** Progress is handed over at every 256 changes; one hand-over may be lost on its way. */
  private static final int MOST_TWICE = 2 * 256 + 16;

  @AutoClose private final Weikio weikio = new Weikio();
  private final Random random = new Random();
  private int sent;

  @Test
  void everyEventIsTakenInItsKeysOrderAndTwiceOnlyWhereACrashFell() throws Exception {
    weikio.file("orders.yaml", Orders.taken(Declarations.appending("taken")));
    var crashes = new ArrayList<Integer>();
    for (int round = 1; round <= ROUNDS; round++) {
      var running = weikio.start("run", "orders.yaml");
      var sender = Thread.ofVirtual().start(() -> send(running, EVENTS));
      int wait = random.nextInt(LONGEST_MILLISECONDS);
      int before = taken().size();
      await().until(() -> taken().size() > before);
      sender.join(wait);
      running.kill();
      sender.join();
      crashes.add(taken().size());
    }

    var running = weikio.start("run", "orders.yaml");
    send(running, ROUNDS * EVENTS);
    await().atMost(30, TimeUnit.SECONDS).until(() -> new HashSet<>(taken()).size() == sent);
    await().until(() -> running.delivery(Orders.SUBSCRIPTION).path("pending").asLong() == 0);
    thenOrderAndNumbersAreRight(crashes);
  }

  /** Sends batch after batch until so many more events are acknowledged or nobody answers. */
  private void send(RunningWeikio running, int most) {
    int last = Math.min(sent + most, ROUNDS * EVENTS);
    try {
      while (sent < last) {
        running.deliver(Orders.ids(sent + 1, sent + BATCH, KEYS));
        sent += BATCH;
      }
    } catch (UncheckedIOException _) {
      return; // it is gone; what got no answer is sent once more
    }
  }

  private void thenOrderAndNumbersAreRight(List<Integer> crashes) {
    var taken = taken();
    assertThat(new HashSet<>(taken)).containsAll(Orders.ids(1, ROUNDS * EVENTS, KEYS));
    var ends = new ArrayList<>(crashes);
    ends.add(taken.size());
    var seen = new HashMap<String, Integer>();
    int begin = 0;
    for (int end : ends) {
      int twice = take(taken.subList(begin, end), seen);
      assertThat(twice).as("events taken twice after a crash").isLessThanOrEqualTo(MOST_TWICE);
      System.out.printf("%d events taken, %d of them again%n", end - begin, twice);
      begin = end;
    }
  }

  /** What one process did: each key's numbers grow, and go on where the last one was at most. */
  private static int take(List<String> ids, Map<String, Integer> seen) {
    int twice = 0;
    var here = new HashMap<String, Integer>();
    for (var id : ids) {
      var key = Delivery.key(id);
      int number = Integer.parseInt(id.substring(key.length() + 1));
      assertThat(number).as(id).isGreaterThan(here.getOrDefault(key, 0));
      int most = seen.getOrDefault(key, Integer.parseInt(key.substring(1)) - KEYS);
      assertThat(number).as("nothing is left out before " + id).isLessThanOrEqualTo(next(most));
      twice += number <= most ? 1 : 0;
      here.put(key, number);
      seen.merge(key, number, Math::max);
    }
    return twice;
  }

  /** The number after this one under the same key; numbers begin at one. */
  private static int next(int number) {
    return number + KEYS == 0 ? KEYS : number + KEYS;
  }

  private List<String> taken() {
    return weikio.lines("lines/taken");
  }
}
