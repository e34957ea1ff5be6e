package io.weik.runtime;

import io.weik.api.resource.EventSource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Looks into the streams, for people; into that of the source {@code system} only when it is asked
 * for. Safe for use by several threads.
 */
public final class Events {
  private static final int CHUNK = 256;
  private static final long CHUNK_BYTES = 8 << 20;
  private static final int WAITING = 256;
  private static final Duration LOOK_FOR_STREAMS = Duration.ofMillis(500);
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

  private final EventLog log;

  /** Looks into the streams of this log. */
  public Events(EventLog log) {
    this.log = log;
  }

  /** The newest events that are wanted, newest last. */
  public List<StoredEvent> query(EventQuery query) {
    var found = new ArrayList<StoredEvent>();
    for (var stream : streams(query)) {
      found.addAll(newest(stream, query));
    }
    found.sort(Comparator.comparing(StoredEvent::storedAt));
    return found.subList(Math.max(0, found.size() - query.limit()), found.size());
  }

  /** The event of this id, in one source's stream or in any. */
  public Optional<StoredEvent> find(Optional<String> source, String id) {
    return streams(source).stream().flatMap(stream -> log.find(stream, id).stream()).findFirst();
  }

  /** What receives followed events. */
  @FunctionalInterface
  public interface Sink {
    /** Takes one event, or nothing after a quiet while; false ends the following. */
    boolean take(Optional<StoredEvent> event) throws InterruptedException;
  }

  /**
   * Hands over wanted events as they are stored from now on, also of streams that come into being
   * later; in order within a stream. Blocks until the sink has had enough or the thread is
   * interrupted.
   */
  public void follow(EventQuery query, Sink sink) throws InterruptedException {
    var queue = new ArrayBlockingQueue<StoredEvent>(WAITING);
    var followed = new HashSet<String>();
    var threads = new ArrayList<Thread>();
    boolean first = true;
    try {
      do {
        for (var stream : streams(query)) {
          if (followed.add(stream)) {
            long from = first ? log.bounds(stream).last() + 1 : 1;
            threads.add(
                Threads.start("follow/" + stream, () -> copy(stream, from, query::wants, queue)));
          }
        }
        first = false;
      } while (sink.take(
          Optional.ofNullable(queue.poll(LOOK_FOR_STREAMS.toMillis(), TimeUnit.MILLISECONDS))));
    } finally {
      threads.forEach(Thread::interrupt);
    }
  }

  private void copy(
      String stream, long from, Predicate<StoredEvent> wanted, BlockingQueue<StoredEvent> queue) {
    long next = from;
    try {
      while (true) {
        if (log.awaitPosition(stream, next, LOOK_AGAIN)) {
          for (var stored : log.read(stream, next, CHUNK, CHUNK_BYTES)) {
            next = stored.position() + 1;
            if (wanted.test(stored)) {
              queue.put(stored);
            }
          }
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private List<StoredEvent> newest(String stream, EventQuery query) {
    var bounds = log.bounds(stream);
    long low = query.from().map(time -> log.positionAt(stream, time)).orElse(bounds.first());
    long high = query.to().map(time -> log.positionAt(stream, time) - 1).orElse(bounds.last());
    var found = new ArrayDeque<StoredEvent>();
    while (high >= low && found.size() < query.limit()) {
      long start = Math.max(low, high - CHUNK + 1);
      var chunk = chunk(stream, start, high);
      for (var stored : chunk.reversed()) {
        if (query.wants(stored) && found.size() < query.limit()) {
          found.addFirst(stored);
        }
      }
      high = start - 1;
    }
    return List.copyOf(found);
  }

  private List<StoredEvent> chunk(String stream, long start, long end) {
    var chunk = new ArrayList<StoredEvent>();
    long next = start;
    while (next <= end) {
      var read = log.read(stream, next, (int) (end - next + 1), CHUNK_BYTES);
      if (read.isEmpty()) {
        break;
      }
      chunk.addAll(read);
      next = read.getLast().position() + 1;
    }
    chunk.removeIf(stored -> stored.position() > end);
    return chunk;
  }

  private List<String> streams(EventQuery query) {
    return streams(query.source());
  }

  private List<String> streams(Optional<String> source) {
    return source
        .map(name -> List.of(EventSource.streamOf(name)))
        .orElseGet(
            () ->
                log.streams().stream().filter(name -> !name.equals(SystemEvents.STREAM)).toList());
  }
}
