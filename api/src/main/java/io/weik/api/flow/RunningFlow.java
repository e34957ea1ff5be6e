package io.weik.api.flow;

import io.weik.api.event.Event;

/** A started flow. Safe for use by several threads. */
public interface RunningFlow extends AutoCloseable {
  /**
   * Takes one event through all steps, on the caller's thread, and returns when the last one is
   * done.
   *
   * <p>The thread is interrupted when the event has taken longer than it may; the flow then ends
   * soon, by an exception.
   *
   * @throws RetryLaterException when the flow asks for the event again, not before a time
   * @throws RefusedException when trying again would never help
   * @throws Exception when a step failed: the event counts as not delivered
   */
  void process(Event event) throws Exception;

  /** Stops the flow; events under way are finished within the grace time. */
  @Override
  void close();
}
