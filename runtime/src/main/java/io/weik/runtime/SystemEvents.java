package io.weik.runtime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weik.api.event.Event;
import io.weik.api.event.Extensions;
import io.weik.api.event.Payload;
import io.weik.api.resource.EventSource;
import io.weik.api.source.StateChange;
import io.weik.api.source.StoreUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The source {@code system}: what happens in this program, as events of its own stream. Safe for
 * use by several threads.
 */
final class SystemEvents {
  static final String STREAM = EventSource.streamOf(EventSource.SYSTEM);
  private static final Logger LOG = LoggerFactory.getLogger(SystemEvents.class);
  private static final String SOURCE = "/weikio/system";
  private static final int WAITING = 10_000;
  private static final Duration STORE_AGAIN = Duration.ofSeconds(1);

  private final EventLog log;
  private final Clock clock;
  private final BlockingQueue<Append> waiting = new ArrayBlockingQueue<>(WAITING);
  private @Nullable Thread thread;
  private volatile boolean closing;

  SystemEvents(EventLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  void start() {
    thread = Threads.start("system-events", this::run);
  }

  /** Stores what is waiting, as far as the store takes it. */
  void close() throws InterruptedException {
    closing = true;
    if (thread != null) {
      Threads.interruptAndJoin(thread);
    }
    var rest = new ArrayList<Append>();
    waiting.drainTo(rest);
    if (rest.isEmpty()) {
      return;
    }
    try {
      log.append(STREAM, rest, List.of());
    } catch (StoreUnavailableException failure) {
      LOG.warn("{} events of the system are lost: {}", rest.size(), failure.getMessage());
    }
  }

  /**
   * An event that is stored soon; never blocks.
   *
   * @param subject what it is about, as {@code eventsource/github-webhooks}
   */
  void tell(String type, String subject, ObjectNode data) {
    if (!waiting.offer(event(Optional.empty(), type, subject, data))) {
      LOG.warn("too many events of the system wait; lost: {} {}", type, subject);
    }
  }

  /** An event that is durable, together with changes of state, when this returns. */
  void store(
      Optional<String> id, String type, String subject, ObjectNode data, List<StateChange> together)
      throws InterruptedException {
    log.append(STREAM, List.of(event(id, type, subject, data)), together);
  }

  static ObjectNode data() {
    return EventData.JSON.createObjectNode();
  }

  private Append event(Optional<String> id, String type, String subject, ObjectNode data) {
    var now = clock.instant();
    var event =
        new Event(
            id.orElseGet(() -> Uuid7.at(now)),
            SOURCE,
            type,
            Optional.of(subject),
            now,
            Optional.of("application/json"),
            Optional.empty(),
            new TreeMap<>(Map.of(Extensions.PARTITION_KEY, subject)),
            Optional.of(Payload.ofText(data.toString())));
    return new Append(event, id);
  }

  private void run() {
    var taken = new ArrayList<Append>();
    try {
      while (!closing) {
        if (taken.isEmpty()) {
          taken.add(waiting.take());
          waiting.drainTo(taken);
        }
        if (stored(taken)) {
          taken.clear();
        } else {
          Threads.pause(STORE_AGAIN);
        }
      }
    } catch (InterruptedException _) {
      taken.forEach(waiting::offer);
      Thread.currentThread().interrupt();
    }
  }

  private boolean stored(List<Append> events) throws InterruptedException {
    try {
      log.append(STREAM, events, List.of());
      return true;
    } catch (StoreUnavailableException _) {
      return false; // the store has told it
    }
  }
}
