package io.weik.checks.program;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * One sender for each key, which sends {@code KEY-1}, {@code KEY-2} and so on, one after the other,
 * and begins again with the first that got no answer.
 */
final class KeyedLoad {
  static final int KEYS = 10;

  private final AtomicIntegerArray acknowledged = new AtomicIntegerArray(KEYS);

  /** Sends for a while, or until the process is gone. */
  void sendFor(RunningWeikio target, long milliseconds, Runnable meanwhile)
      throws InterruptedException {
    var ended = new CountDownLatch(1);
    var senders = new ArrayList<Thread>();
    for (int key = 0; key < KEYS; key++) {
      int mine = key;
      senders.add(Thread.ofVirtual().start(() -> send(target, mine, ended)));
    }
    boolean _ = ended.await(milliseconds, TimeUnit.MILLISECONDS);
    meanwhile.run();
    ended.countDown();
    for (var sender : senders) {
      sender.join();
    }
  }

  private void send(RunningWeikio target, int key, CountDownLatch ended) {
    try {
      while (ended.getCount() > 0) {
        int number = acknowledged.get(key) + 1;
        int status = target.send(delivery(key, number)).statusCode();
        if (status == 200 || status == 202) {
          acknowledged.set(key, number);
        }
      }
    } catch (UncheckedIOException _) {
      // the process is gone
    }
  }

  private static Delivery delivery(int key, int number) {
    return Delivery.json("/webhooks/orders", "{\"key\": \"%d\"}".formatted(key))
        .with("Idempotency-Key", key + "-" + number);
  }

  /** The ids of a key that were acknowledged, in the order they were sent. */
  List<String> acknowledged(int key) {
    var ids = new ArrayList<String>();
    for (int number = 1; number <= acknowledged.get(key); number++) {
      ids.add(key + "-" + number);
    }
    return ids;
  }
}
