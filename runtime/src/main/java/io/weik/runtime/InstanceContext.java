package io.weik.runtime;

import io.weik.api.event.EventDraft;
import io.weik.api.event.Payload;
import io.weik.api.http.HttpRoutes;
import io.weik.api.problem.Problem;
import io.weik.api.resource.EventSource;
import io.weik.api.resource.OnGap;
import io.weik.api.source.Delivered;
import io.weik.api.source.Emitter;
import io.weik.api.source.Gap;
import io.weik.api.source.Refusal;
import io.weik.api.source.SourceContext;
import io.weik.api.source.StateEntry;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What a running source is given of this node. What it tells of its state is left to the run. */
abstract class InstanceContext implements SourceContext {
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
    figures.gap(gap);
    return new SourceGaps(declaration, environment.states(), environment.system()).tell(gap);
  }
}
