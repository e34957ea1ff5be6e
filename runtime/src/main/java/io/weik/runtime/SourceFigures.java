package io.weik.runtime;

import io.weik.api.source.Gap;
import io.weik.api.source.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * What one source has done since it was first applied in this process. Safe for use by several
 * threads.
 */
public final class SourceFigures {
  private static final int REFUSALS_KEPT = 50;

  private final LongAdder events = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final LongAdder duplicates = new LongAdder();
  private final LongAdder unmapped = new LongAdder();
  private final Map<String, LongAdder> refused = new ConcurrentHashMap<>();
  private final Deque<Refusal> refusals = new ArrayDeque<>();
  private final Rate rate = new Rate();
  private final PollFigures polls = new PollFigures();
  private final Map<String, Double> measures = new ConcurrentHashMap<>();
  private volatile @Nullable Instant lastEvent;
  private volatile @Nullable Gap gap;
  private volatile @Nullable String progress;

  SourceFigures() {}

  void stored(Instant now, int count, long size) {
    events.add(count);
    bytes.add(size);
    rate.add(now, count);
    lastEvent = now;
  }

  void duplicate() {
    duplicates.increment();
  }

  void unmapped() {
    unmapped.increment();
  }

  void nextPoll(Optional<Instant> next) {
    polls.next(next);
  }

  void polled(Instant now, String summary, Duration took) {
    polls.succeeded(now, summary, took);
  }

  void pollFailed() {
    polls.failed();
  }

  void progress(String words) {
    progress = words;
  }

  void measured(String name, double value) {
    measures.put(name, value);
  }

  void gap(Gap found) {
    gap = found;
  }

  void refused(Refusal refusal) {
    refused.computeIfAbsent(refusal.reason(), _ -> new LongAdder()).increment();
    synchronized (refusals) {
      if (refusals.size() == REFUSALS_KEPT) {
        refusals.removeFirst();
      }
      refusals.addLast(refusal);
    }
  }

  /** A copy of all figures at this moment. */
  Snapshot at(Instant now) {
    var byReason = new TreeMap<String, Long>();
    refused.forEach((reason, count) -> byReason.put(reason, count.sum()));
    List<Refusal> last;
    synchronized (refusals) {
      last = List.copyOf(refusals);
    }
    return new Snapshot(
        events.sum(),
        bytes.sum(),
        duplicates.sum(),
        unmapped.sum(),
        rate.within(Duration.ofMinutes(1), now),
        rate.within(Duration.ofMinutes(5), now),
        rate.within(Duration.ofHours(1), now),
        Optional.ofNullable(lastEvent),
        byReason,
        last,
        Optional.ofNullable(gap),
        polls.snapshot(),
        Optional.ofNullable(progress),
        new TreeMap<>(measures));
  }

  /**
   * The figures of one moment.
   *
   * @param events stored since start
   * @param bytes size of their data
   * @param duplicates dropped because the stream held their id already
   * @param unmapped stored without variables because the data had no fields
   * @param lastMinute events stored in the last minute
   * @param lastFiveMinutes events stored in the last five minutes
   * @param lastHour events stored in the last hour
   * @param lastEvent when the newest was stored
   * @param refused refusals by reason
   * @param lastRefusals the newest refusals, oldest first
   * @param lastGap the events that it told to be lost last
   * @param polls how polling goes, for a source that polls
   * @param progress how far it is or what it has, in its own words
   * @param measures figures of its own, by name
   */
  public record Snapshot(
      long events,
      long bytes,
      long duplicates,
      long unmapped,
      long lastMinute,
      long lastFiveMinutes,
      long lastHour,
      Optional<Instant> lastEvent,
      Map<String, Long> refused,
      List<Refusal> lastRefusals,
      Optional<Gap> lastGap,
      Optional<PollFigures.Snapshot> polls,
      Optional<String> progress,
      Map<String, Double> measures) {}
}
