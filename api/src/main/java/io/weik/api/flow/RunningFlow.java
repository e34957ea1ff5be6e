package io.weik.api.flow;

import io.weik.api.event.Event;

/** A started flow. Safe for use by several threads. */
public interface RunningFlow extends AutoCloseable {
  /**
   * Takes one event through all steps, on the caller's thread, and returns when the last one is
   * done.
   *
   * @throws Exception when a step failed: the event counts as not delivered
   */
  void process(Event event) throws Exception;

  /** Stops the flow; events under way are finished within the grace time. */
  @Override
  void close();
}
