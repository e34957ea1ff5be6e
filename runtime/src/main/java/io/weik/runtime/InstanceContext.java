package io.weik.runtime;

import io.weik.api.event.EventDraft;
import io.weik.api.event.Payload;
import io.weik.api.http.HttpRoutes;
import io.weik.api.problem.Problem;
import io.weik.api.resource.EventSource;
import io.weik.api.resource.OnGap;
import io.weik.api.resource.VariableMapping;
import io.weik.api.source.Delivered;
import io.weik.api.source.Emitter;
import io.weik.api.source.Gap;
import io.weik.api.source.Refusal;
import io.weik.api.source.SourceContext;
import io.weik.api.source.StateEntry;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a running source is given of this node. What it tells of its state is left to the run. */
abstract class InstanceContext implements SourceContext {
  private static final Logger LOG = LoggerFactory.getLogger(InstanceContext.class);

  private final EventSource declaration;
  private final Emitter emitter;
  private final EventMaker maker;
  private final SourceFigures figures;
  private final Instance.Environment environment;

  InstanceContext(
      EventSource declaration,
      Emitter emitter,
      EventMaker maker,
      SourceFigures figures,
      Instance.Environment environment) {
    this.declaration = declaration;
    this.emitter = emitter;
    this.maker = maker;
    this.figures = figures;
    this.environment = environment;
  }

  @Override
  public final String source() {
    return declaration.name();
  }

  @Override
  public final Emitter emitter() {
    return emitter;
  }

  @Override
  public final HttpRoutes http() {
    return environment.http();
  }

  @Override
  public final Clock clock() {
    return environment.clock();
  }

  @Override
  public final Optional<Payload> state(String key) {
    return environment.states().get(StateKeys.ofSource(declaration.name(), key));
  }

  @Override
  public final List<StateEntry> states(String prefix, String after, int limit) {
    return SourceState.scan(environment.states(), declaration.name(), prefix, after, limit);
  }

  @Override
  public final Delivered delivered() {
    return environment.delivered().of(declaration.name());
  }

  @Override
  public final List<VariableMapping> variables() {
    return declaration.variables();
  }

  @Override
  public final void deadLetter(EventDraft draft, Problem why) throws InterruptedException {
    new SourceLetters(declaration.name(), maker, environment).keep(draft, why);
  }

  @Override
  public final void measured(String name, double value) {
    figures.measured(name, value);
  }

  @Override
  public final void progress(String words) {
    figures.progress(words);
  }

  @Override
  public final void refused(Refusal refusal) {
    figures.refused(refusal);
    environment.listener().refused(declaration, refusal);
  }

  @Override
  public final OnGap gap(Gap gap) throws InterruptedException {
    var data = SystemEvents.data().put("kind", "source").put("source", declaration.name());
    data.put("from", gap.from()).put("to", gap.to()).put("reason", gap.reason());
    environment
        .system()
        .store(
            Optional.of("gap/%s/%s-%s".formatted(declaration.name(), gap.from(), gap.to())),
            "io.weik.gap",
            "eventsource/" + declaration.name(),
            data,
            List.of());
    LOG.warn(
        "source {} lost events from {} to {}: {}",
        declaration.name(),
        gap.from(),
        gap.to(),
        gap.reason());
    figures.gap(gap);
    return declaration.onGap();
  }
}
