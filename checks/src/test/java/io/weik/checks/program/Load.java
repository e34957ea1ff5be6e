package io.weik.checks.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Many senders at once, each with one signed delivery under way, who remember what was answered.
 */
final class Load {
  private static final int SENDERS = 16;
  private static final int MOST = 4_000;

  private final RunningWeikio target;
  private final String prefix;
  private final Set<String> attempted = ConcurrentHashMap.newKeySet();
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Set<Integer> statuses = ConcurrentHashMap.newKeySet();
  private final AtomicInteger next = new AtomicInteger();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final List<Thread> senders = new ArrayList<>();

  private Load(RunningWeikio target, String prefix) {
    this.target = target;
    this.prefix = prefix;
  }

  /** Starts to send deliveries whose ids start with {@code prefix}; the first is answered. */
  static Load on(RunningWeikio target, String prefix) {
    var load = new Load(target, prefix);
    for (int i = 0; i < SENDERS; i++) {
      load.senders.add(Thread.ofVirtual().start(load::send));
    }
    await().until(() -> !load.acknowledged.isEmpty());
    return load;
  }

  /** Lets it go on for a while. */
  void lastsFor(long time, TimeUnit unit) throws InterruptedException {
    boolean _ = ended.await(time, unit);
  }

  /** Ends it; what is under way is waited for. */
  void stop() throws InterruptedException {
    ended.countDown();
    for (var sender : senders) {
      sender.join();
    }
  }

  /** Sends once more what got no answer, as a sender would. */
  void repeatUnanswered(RunningWeikio revived) {
    for (var id : attempted) {
      if (!acknowledged.contains(id)) {
        assertThat(revived.send(delivery(id)).statusCode()).isIn(200, 202);
        acknowledged.add(id);
      }
    }
  }

  boolean isOurs(String id) {
    return id.startsWith(prefix);
  }

  Set<String> attempted() {
    return attempted;
  }

  /** What was answered with 202. */
  Set<String> acknowledged() {
    return acknowledged;
  }

  /** All statuses that were answered. */
  Set<Integer> statuses() {
    return statuses;
  }

  private void send() {
    while (ended.getCount() > 0 && next.get() < MOST) {
      var id = prefix + next.incrementAndGet();
      attempted.add(id);
      try {
        int status = target.send(delivery(id)).statusCode();
        statuses.add(status);
        if (status == 202) {
          acknowledged.add(id);
        }
      } catch (UncheckedIOException _) {
        return; // the process is gone
      }
    }
  }

  private static Delivery delivery(String id) {
    return Delivery.github("/webhooks/orders", "killed", id, "{\"order\": \"" + id + "\"}");
  }
}
