package io.weik.runtime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weik.api.resource.EventSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells the system source how instances change, and at a few marks how long one has been failing
 * without a break. Safe for use by several threads.
 */
final class FailingSources implements RuntimeListener {
  private static final long[] MARKS = {1, 5, 15, 60, 360, 1440};

  private final SystemEvents system;
  private final Map<String, Spell> failing = new ConcurrentHashMap<>();

  /**
   * A time of failing without a break.
   *
   * @param told the highest mark told, in minutes
   */
  private record Spell(Instant since, long told) {}

  FailingSources(SystemEvents system) {
    this.system = system;
  }

  @Override
  public void changed(EventSource source, InstanceState state) {
    var data = data(source).put("state", state.word()).put("since", state.since().toString());
    state.problem().ifPresent(why -> data.put("error", why.message()));
    system.tell("io.weik.source.changed", subject(source), data);
    switch (state) {
      case InstanceState.BackingOff backingOff -> fails(source, backingOff);
      case InstanceState.Running running -> recovers(source, running.since());
      case InstanceState.Stopped _ -> failing.remove(source.name());
      case InstanceState.Starting _, InstanceState.Stopping _ -> {}
    }
  }

  private void fails(EventSource source, InstanceState.BackingOff state) {
    var spell = failing.getOrDefault(source.name(), new Spell(state.since(), 0));
    long minutes = Duration.between(spell.since(), state.since()).toMinutes();
    long told = spell.told();
    for (long mark : MARKS) {
      if (mark > told && mark <= minutes) {
        told = mark;
        system.tell(
            "io.weik.source.failing",
            subject(source),
            data(source)
                .put("minutes", mark)
                .put("since", spell.since().toString())
                .put("failures", state.failures())
                .put("error", state.why().message()));
      }
    }
    failing.put(source.name(), new Spell(spell.since(), told));
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
