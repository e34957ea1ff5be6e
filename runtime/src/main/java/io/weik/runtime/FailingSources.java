package io.weik.runtime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weik.api.problem.Problem;
import io.weik.api.resource.EventSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells the system source how instances change, and at a few marks how long one has been failing
 * without a break. Safe for use by several threads.
 */
final class FailingSources implements RuntimeListener {
  private static final long[] MARKS = {1, 5, 15, 60, 360, 1440};

  private final SystemEvents system;
  private final Clock clock;
  private final Map<String, Spell> failing = new ConcurrentHashMap<>();

  /**
   * A time of failing without a break.
   *
   * @param told the highest mark told, in minutes
   */
  private record Spell(EventSource source, Instant since, long told, int failures, Problem why) {}

  FailingSources(SystemEvents system, Clock clock) {
    this.system = system;
    this.clock = clock;
  }

  @Override
  public void changed(EventSource source, InstanceState state) {
    tellChange(source, state);
    switch (state) {
      case InstanceState.BackingOff(var since, _, var failures, var why) ->
          fails(source, since, failures, why);
      case InstanceState.Waiting(var since, var why) -> fails(source, since, 1, why);
      case InstanceState.Running running -> recovers(source, running.since());
      case InstanceState.Stopped _ -> failing.remove(source.name());
      case InstanceState.Starting _, InstanceState.Stopping _ -> {}
    }
  }

  /** Failing again for the same reason is no change. */
  private void tellChange(EventSource source, InstanceState state) {
    var spell = failing.get(source.name());
    var why = state.problem().map(Problem::message);
    if (spell != null && why.equals(Optional.of(spell.why().message()))) {
      return;
    }
    var data = data(source).put("state", state.word()).put("since", state.since().toString());
    why.ifPresent(text -> data.put("error", text));
    system.tell("io.weik.source.changed", subject(source), data);
  }

  private void fails(EventSource source, Instant now, int failures, Problem why) {
    failing.merge(
        source.name(),
        new Spell(source, now, 0, failures, why),
        (before, _) -> new Spell(source, before.since(), before.told(), failures, why));
    look();
  }

  /** Tells which sources have come to a mark; called now and then. */
  void look() {
    failing.keySet().forEach(name -> failing.computeIfPresent(name, (_, spell) -> look(spell)));
  }

  private Spell look(Spell spell) {
    long minutes = Duration.between(spell.since(), clock.instant()).toMinutes();
    long told = spell.told();
    for (long mark : MARKS) {
      if (mark > told && mark <= minutes) {
        told = mark;
        system.tell(
            "io.weik.source.failing",
            subject(spell.source()),
            data(spell.source())
                .put("minutes", mark)
                .put("since", spell.since().toString())
                .put("failures", spell.failures())
                .put("error", spell.why().message()));
      }
    }
    return new Spell(spell.source(), spell.since(), told, spell.failures(), spell.why());
  }

  private void recovers(EventSource source, Instant now) {
    var spell = failing.remove(source.name());
    if (spell != null) {
      system.tell(
          "io.weik.source.recovered",
          subject(source),
          data(source)
              .put("since", spell.since().toString())
              .put("failedMinutes", Duration.between(spell.since(), now).toMinutes()));
    }
  }

  private static String subject(EventSource source) {
    return "eventsource/" + source.name();
  }

  private static ObjectNode data(EventSource source) {
    return SystemEvents.data().put("source", source.name()).put("instance", source.name() + "-0");
  }
}
