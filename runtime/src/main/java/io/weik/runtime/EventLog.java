package io.weik.runtime;

import io.weik.api.source.StateChange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Port to the durable streams. A stream comes into being with its first event. Safe for use by
 * several threads. Every method throws {@link io.weik.api.source.StoreUnavailableException} when
 * the store cannot serve it now.
 */
public interface EventLog {
  /**
   * Stores events at the end of a stream together with changes of state, in one atomic write that
   * is on disk when this returns. Concurrent calls share one sync. A call whose events are all
   * duplicates still stores its changes. Of two equal duplicate keys within one call the first is
   * stored.
   *
   * @param changes their keys are those of {@link StateStore}, in full
   * @return what became of each, in the order given
   */
  List<Appended> append(String stream, List<Append> events, List<StateChange> changes)
      throws InterruptedException;

  /**
   * Events in order of position, starting with the first one kept at or after {@code from}.
   *
   * @param maximumEvents how many at most
   * @param maximumBytes stops after the event that reaches this; at least one is read when there is
   *     one
   */
  List<StoredEvent> read(String stream, long from, int maximumEvents, long maximumBytes);

  /** The newest event of this id that is kept. */
  Optional<StoredEvent> find(String stream, String id);

  /** What the stream holds; an unknown stream is empty. */
  StreamBounds bounds(String stream);

  /**
   * Position of the first event kept that was stored at or after {@code time}; {@code last + 1} if
   * none. A store that keeps times less exactly may give one stored a moment before, and never
   * passes one over.
   */
  long positionAt(String stream, Instant time);

  /**
   * Blocks until the stream holds an event at or after {@code position}.
   *
   * @return false when the time passed first
   */
  boolean awaitPosition(String stream, long position, Duration timeout) throws InterruptedException;

  /** The names of all streams, sorted. */
  List<String> streams();

  /**
   * Lets events go from the old end of a stream. Their duplicate keys stay known for the window of
   * the store.
   *
   * @return how many went
   */
  long retain(String stream, Retention retention) throws InterruptedException;

  /** Removes a stream with its events and its window of duplicate keys. */
  void drop(String stream) throws InterruptedException;
}
