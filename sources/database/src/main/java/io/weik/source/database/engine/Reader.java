package io.weik.source.database.engine;

import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/**
 * One run of a connector: records in the order of the log, till the connection breaks. It is driven
 * as Kafka Connect drives it, by one thread, and has ended with all its threads when it is closed.
 */
final class Reader implements AutoCloseable {
  /** Within which a connector ends, unless a server keeps it. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Capture capture;
  private final SourceTask connector;
  private final String key;
  private final Duration silence;
  private final List<SourceRecord> held = new ArrayList<>();
  private long heard = System.nanoTime();

  /**
   * Starts to read.
   *
   * @param silence after which the network counts as dead
   */
  Reader(
      Capture capture,
      Map<String, String> properties,
      Map<String, Object> offset,
      Duration silence) {
    this.capture = capture;
    this.connector = capture.connector();
    this.key = properties.getOrDefault(OpenReaders.KEY, "");
    this.silence = silence;
    connector.initialize(new TaskContext(properties, offset));
    try {
      connector.start(properties);
    } catch (RuntimeException failure) {
      close();
      throw failure;
    }
  }

  /** Whether the log is being read by now. */
  boolean streams() {
    return capture.streams(connector);
  }

  /**
   * What has come since, which may be nothing. All records that one change of the log became are
   * together, so that the offset of the last is one to go on from.
   */
  List<SourceRecord> poll() throws InterruptedException {
    var polled = connector.poll();
    if (polled == null || polled.isEmpty()) {
      checkSilence();
      return List.of();
    }
    heard = System.nanoTime();
    held.addAll(polled);
    var ready = new ArrayList<>(held);
    held.clear();
    while (!ready.isEmpty() && isFirstHalf(ready.getLast())) {
      held.addFirst(ready.removeLast());
    }
    return ready;
  }

  /** An update of a key comes as a delete and an insert with one offset. */
  static boolean isFirstHalf(SourceRecord record) {
    return record.headers() != null && record.headers().lastWithName("__debezium.newkey") != null;
  }

  private void checkSilence() {
    if (capture.beats() && System.nanoTime() - heard > silence.toNanos()) {
      throw new ProblemException(
          Problem.remote("nothing was heard of the server for " + silence.toSeconds() + " s")
              .hint("look at the network between here and the server"));
    }
  }

  /**
   * Ends it. On a thread of its own: a connector that is interrupted meanwhile leaves threads
   * behind.
   */
  @Override
  public void close() {
    var stopping = Thread.ofVirtual().name("stop/" + key).start(connector::stop);
    boolean interrupted = Thread.interrupted();
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (stopping.isAlive() && System.nanoTime() < end) {
      try {
        boolean _ = stopping.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    OpenReaders.remove(key);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
