package io.weik.api.source;

import java.io.IOException;

/** Looks at the outside world when it is told to. Used by one thread at a time. */
@FunctionalInterface
public interface Poller extends AutoCloseable {
  /**
   * Looks once, and emits what is new, together with the state from which the next poll goes on.
   * Called on a virtual thread, not always the same; it is interrupted when the source is to stop
   * or the poll takes longer than the source's timeout.
   *
   * @throws TryLaterException when the other side said when to come again
   * @throws Exception when it failed: the runtime tells it, backs off and polls again, with the
   *     same poller
   */
  Polled poll() throws Exception;

  /** Called when the source stops. */
  @Override
  default void close() throws IOException {}
}
