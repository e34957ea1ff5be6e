package io.weik.runtime;

import io.weik.api.event.Event;
import io.weik.api.resource.EventSource;
import io.weik.api.source.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Is told what happens, for showing it. Called on the threads that do the work, so it must be
 * quick, must not throw and must not call back.
 */
public interface RuntimeListener {
  /** Events of a source are durable now. */
  default void stored(EventSource source, Event event, long position) {}

  /** Something sent to a source was refused. */
  default void refused(EventSource source, Refusal refusal) {}

  /** An instance changed its state. */
  default void changed(EventSource source, InstanceState state) {}

  /** One try to deliver an event ended. */
  default void delivered(Try attempt) {}

  /**
   * One try to deliver.
   *
   * @param number counted from 1
   * @param ended when it ended
   * @param took how long the flow had the event
   * @param error what went wrong, if anything did
   * @param deadLetter id of the dead letter that the event became, when this was the last try
   */
  record Try(
      String subscription,
      String flow,
      Event event,
      int number,
      Instant ended,
      Duration took,
      Optional<String> error,
      Optional<String> deadLetter) {}
}
