package io.weik.runtime;

import io.weik.api.event.Event;
import io.weik.api.event.EventDraft;
import io.weik.api.event.Payload;
import io.weik.api.http.HttpRoutes;
import io.weik.api.problem.Problem;
import io.weik.api.resource.EventSource;
import io.weik.api.resource.OnGap;
import io.weik.api.source.Delivered;
import io.weik.api.source.Emitted;
import io.weik.api.source.Emitter;
import io.weik.api.source.Gap;
import io.weik.api.source.Refusal;
import io.weik.api.source.SourceContext;
import io.weik.api.source.StateChange;
import io.weik.api.source.StateEntry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a source that is tried is given: it reads the stored state and keeps what it emits to
 * itself. Safe for use by several threads.
 */
final class TrialContext implements SourceContext, Emitter {
  private final EventSource declaration;
  private final State state;
  private final int limit;
  private final Clock clock;
  private final EventMaker maker;
  private final Map<String, Optional<Payload>> changed = new LinkedHashMap<>();
  private final List<Event> events = new ArrayList<>();
  private final Map<String, Duration> parts = new LinkedHashMap<>();
  private final Map<String, Problem> warnings = new LinkedHashMap<>();
  private Optional<Problem> waitsFor = Optional.empty();
  private long count;

  /** The state that the source finds. */
  sealed interface State {
    /** None yet. */
    record None() implements State {}

    /** What the source has stored. */
    record Stored(StateStore states) implements State {}
  }

  TrialContext(EventSource declaration, State state, int limit, EventMaker maker, Clock clock) {
    this.declaration = declaration;
    this.state = state;
    this.limit = limit;
    this.clock = clock;
    this.maker = maker;
  }

  @Override
  public synchronized Emitted emit(List<EventDraft> drafts, StateChange... changes) {
    for (var change : changes) {
      switch (change) {
        case StateChange.Put(var key, var value) -> changed.put(key, Optional.of(value));
        case StateChange.Delete(var key) -> changed.put(key, Optional.empty());
      }
    }
    return new Emitted(drafts.stream().map(this::keep).toList());
  }

  private Emitted.One keep(EventDraft draft) {
    var event = maker.make(draft).event();
    count++;
    if (events.size() < limit) {
      events.add(event);
    }
    return new Emitted.One(event.id(), count, false);
  }

  @Override
  public synchronized Optional<Payload> state(String key) {
    var own = changed.get(key);
    return own != null
        ? own
        : switch (state) {
          case State.None _ -> Optional.empty();
          case State.Stored(var states) -> states.get(StateKeys.ofSource(declaration.name(), key));
        };
  }

  /** What is stored; what the trial itself changed is found by key only. */
  @Override
  public List<StateEntry> states(String prefix, String after, int most) {
    return switch (state) {
      case State.None _ -> List.of();
      case State.Stored(var states) ->
          SourceState.scan(states, declaration.name(), prefix, after, most);
    };
  }

  @Override
  public String source() {
    return declaration.name();
  }

  @Override
  public Emitter emitter() {
    return this;
  }

  @Override
  public HttpRoutes http() {
    return (_, _) -> () -> {};
  }

  @Override
  public Clock clock() {
    return clock;
  }

  @Override
  public void refused(Refusal refusal) {}

  @Override
  public OnGap gap(Gap gap) {
    warn("gap", Problem.remote("events were lost: " + gap.reason()));
    return declaration.onGap();
  }

  @Override
  public void ready() {}

  @Override
  public synchronized void waiting(Problem why) {
    waitsFor = Optional.of(why);
  }

  @Override
  public synchronized void warn(String topic, Problem problem) {
    warnings.put(topic, problem);
  }

  @Override
  public synchronized void clear(String topic) {
    warnings.remove(topic);
  }

  @Override
  public Delivered delivered() {
    return new Delivered(0, Set.of());
  }

  @Override
  public void deadLetter(EventDraft draft, Problem why) {
    warn("dead letter " + draft.id().orElse(""), why);
  }

  @Override
  public synchronized void took(String part, Duration time) {
    parts.merge(part, time, Duration::plus);
  }

  synchronized long count() {
    return count;
  }

  synchronized List<Event> events() {
    return List.copyOf(events);
  }

  synchronized List<Trial.Part> parts() {
    return parts.entrySet().stream()
        .map(entry -> new Trial.Part(entry.getKey(), entry.getValue()))
        .toList();
  }

  synchronized Optional<Problem> waitsFor() {
    return waitsFor;
  }

  synchronized List<Problem> warnings() {
    return List.copyOf(warnings.values());
  }
}
