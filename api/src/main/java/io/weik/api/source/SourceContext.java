package io.weik.api.source;

import io.weik.api.event.EventDraft;
import io.weik.api.event.Payload;
import io.weik.api.http.HttpRoutes;
import io.weik.api.problem.Problem;
import io.weik.api.resource.OnGap;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** All that a running source is given. Safe for use by several threads. */
public interface SourceContext {
  /** The name of the source, for names outside that must be its own. */
  String source();

  /** The one way out for events. */
  Emitter emitter();

  /** The webhook listener. */
  HttpRoutes http();

  /** The time; a source asks no other clock. */
  Clock clock();

  /** The state value that an earlier {@link Emitter#emit} stored under this key for this source. */
  Optional<Payload> state(String key);

  /**
   * Entries of this source's state, in order of the UTF-8 bytes of their keys.
   *
   * @param prefix what every key starts with
   * @param after only keys greater than this; empty text for all
   * @param limit how many at most
   */
  List<StateEntry> states(String prefix, String after, int limit);

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

  /**
   * Tells the runtime that the source can take in nothing until something outside has changed, and
   * that it looks out for that by itself: it is shown as waiting, with the reason, and not as
   * ready. {@link #ready} ends it.
   */
  void waiting(Problem why);

  /**
   * Shows a problem that the source works in spite of, until it is cleared.
   *
   * @param topic one of the source's few words for its problems; a second problem of a topic takes
   *     the place of the first
   */
  void warn(String topic, Problem problem);

  /** The problem of this topic is over; nothing happens when there is none. */
  void clear(String topic);

  /** Which events of this source have been delivered, for what is to be done only then. */
  Delivered delivered();

  /**
   * Keeps an event that could not be made as it should be, for a person to look at: it becomes a
   * dead letter of this source, durable before this returns. Once for one draft id.
   *
   * @param draft what is known of it, as the raw data
   * @param why what is wrong with it
   */
  void deadLetter(EventDraft draft, Problem why) throws InterruptedException;

  /**
   * Shows a figure of this source's own as of now, in its status and in the metrics.
   *
   * @param name lower-case words with underscores and the unit last, as {@code lag_bytes}
   */
  default void measured(String name, double value) {}

  /**
   * Shows in a few words how far the source is or what it has, as {@code 412 files known}, until
   * the next words take their place. Cheap, but not for every event.
   */
  default void progress(String words) {}

  /**
   * Tells how long a part of the work took, for whoever tries the source.
   *
   * @param part a few words, as {@code first byte}
   */
  default void took(String part, Duration time) {}

  /** Blocks until the source is to stop, then throws. */
  default void awaitStop() throws InterruptedException {
    new CountDownLatch(1).await();
  }
}
