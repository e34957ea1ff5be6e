package io.weik.runtime;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** All replays and how far they are, kept in the state store. Safe for use by several threads. */
final class ReplayStore {
  private static final int MOST = 10_000;
  private static final Duration KEPT = Duration.ofDays(1);

  private final StateStore states;
  private final Clock clock;
  private final Map<String, LongAdder> delivered = new ConcurrentHashMap<>();

  ReplayStore(StateStore states, Clock clock) {
    this.states = states;
    this.clock = clock;
  }

  /** All, oldest first. */
  List<ReplayRecord> all() {
    return states.scan(StateKeys.REPLAYS, "", MOST).stream()
        .map(
            entry ->
                ReplayRecord.of(entry.key().substring(StateKeys.REPLAYS.length()), entry.value()))
        .toList();
  }

  /** Those that a flow of a subscription still has to do with. */
  List<ReplayRecord> running(String subscription, String flow) {
    return all().stream()
        .filter(replay -> replay.state() == ReplayStatus.State.RUNNING)
        .filter(replay -> replay.request().subscription().equals(subscription))
        .filter(replay -> replay.flows().contains(flow))
        .filter(replay -> place(replay, flow).position() < replay.last())
        .toList();
  }

  Optional<ReplayRecord> find(String id) {
    return states.get(StateKeys.replay(id)).map(value -> ReplayRecord.of(id, value));
  }

  void put(ReplayRecord replay) throws InterruptedException {
    states.write(List.of(replay.put()));
  }

  /** Where a replay is with one flow. */
  Place place(ReplayRecord replay, String flow) {
    return states
        .get(StateKeys.replay(replay.id(), flow))
        .map(Place::of)
        .orElseGet(() -> Place.at(replay.first() - 1));
  }

  /** Events delivered by a replay in this process. */
  LongAdder delivered(String id) {
    return delivered.computeIfAbsent(id, _ -> new LongAdder());
  }

  /** One flow of a replay is done; when it was the last one, so is the replay. */
  void ended(String id) throws InterruptedException {
    var found = find(id);
    if (found.isEmpty()) {
      return;
    }
    var replay = found.get();
    boolean done =
        replay.flows().stream().allMatch(flow -> place(replay, flow).position() >= replay.last());
    if (done && replay.state() == ReplayStatus.State.RUNNING) {
      put(replay.become(ReplayStatus.State.DONE, clock.instant()));
    }
  }

  /** The oldest position of a source's stream that a running replay still needs. */
  OptionalLong needed(String source) {
    return all().stream()
        .filter(replay -> replay.state() == ReplayStatus.State.RUNNING)
        .filter(replay -> replay.source().equals(source))
        .flatMapToLong(
            replay -> replay.flows().stream().mapToLong(flow -> place(replay, flow).position() + 1))
        .min();
  }

  /** Forgets what ended a while ago. */
  void prune() throws InterruptedException {
    var limit = clock.instant().minus(KEPT);
    for (var replay : all()) {
      if (replay.ended().map(limit::isAfter).orElse(false)) {
        var changes = new ArrayList<>(List.of(StateKeys.delete(StateKeys.replay(replay.id()))));
        for (var flow : replay.flows()) {
          changes.add(StateKeys.delete(StateKeys.replay(replay.id(), flow)));
          var retries =
              StateKeys.retries(
                  replay.request().subscription(), replay.source(), flow, replay.id());
          states
              .scan(retries, "", MOST)
              .forEach(entry -> changes.add(StateKeys.delete(entry.key())));
        }
        states.write(changes);
        delivered.remove(replay.id());
      }
    }
  }
}
