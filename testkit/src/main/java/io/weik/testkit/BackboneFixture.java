package io.weik.testkit;

import io.weik.runtime.EventLog;
import io.weik.runtime.StateStore;
import java.time.Clock;
import java.time.Duration;

/** A backbone under test, empty at first, with what a contract kit must be able to do to it. */
public interface BackboneFixture extends AutoCloseable {
  /** Its event log; another object after {@link #restart}. */
  EventLog log();

  /** Its state store, whose keys are those of the log's changes. */
  StateStore state();

  /** The clock that storage times come from. */
  Clock clock();

  /** How long duplicate keys stay known. */
  Duration duplicateWindow();

  /** Lets this much time pass on the clock. */
  void advance(Duration time) throws InterruptedException;

  /** Closes the backbone and opens it again on what it stored. */
  void restart() throws Exception;

  @Override
  void close();
}
