package io.weik.api.source;

import io.weik.api.event.Payload;
import io.weik.api.http.HttpRoutes;
import io.weik.api.resource.OnGap;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** All that a running source is given. Safe for use by several threads. */
public interface SourceContext {
  /** The one way out for events. */
  Emitter emitter();

  /** The webhook listener. */
  HttpRoutes http();

  /** The time; a source asks no other clock. */
  Clock clock();

  /** The state value that an earlier {@link Emitter#emit} stored under this key for this source. */
  Optional<Payload> state(String key);

  /**
   * Tells the runtime that something sent to this source was refused: it counts, keeps and shows
   * it.
   */
  void refused(Refusal refusal);

  /**
   * Tells the runtime that events were lost outside. It becomes a durable {@code io.weik.gap} event
   * of the source {@code system} before this returns, and is shown in the status.
   *
   * @return what the source is to do; on {@link OnGap#FAIL} it throws
   */
  OnGap gap(Gap gap) throws InterruptedException;

  /** Tells the runtime that the source is ready to take in events: from now on it is running. */
  void ready();

  /** Blocks until the source is to stop, then throws. */
  default void awaitStop() throws InterruptedException {
    new CountDownLatch(1).await();
  }
}
