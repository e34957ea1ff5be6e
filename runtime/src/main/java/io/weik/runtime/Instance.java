package io.weik.runtime;

import io.weik.api.event.Payload;
import io.weik.api.http.HttpRoutes;
import io.weik.api.problem.Problem;
import io.weik.api.resource.EventSource;
import io.weik.api.resource.OnGap;
import io.weik.api.source.Emitter;
import io.weik.api.source.Gap;
import io.weik.api.source.Refusal;
import io.weik.api.source.Source;
import io.weik.api.source.SourceContext;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One source running on this node: starts it, tells its states, starts it again when it failed,
 * stops it. Methods are called by the runtime, one at a time; the status may be asked by any
 * thread.
 */
final class Instance {
  private static final Logger LOG = LoggerFactory.getLogger(Instance.class);
  private static final int HISTORY_KEPT = 50;

  private final EventSource declaration;
  private final Source source;
  private final String summary;
  private final Environment environment;
  private final SourceFigures figures;
  private final Emitter emitter;
  private final Deque<InstanceState> history = new ArrayDeque<>();
  private volatile InstanceState state;
  private volatile boolean stopping;
  private @Nullable Thread thread;

  /** What all instances share. */
  record Environment(
      EventLog log,
      StateStore states,
      HttpRoutes http,
      RuntimeListener listener,
      RuntimeOptions options,
      Clock clock,
      SystemEvents system) {}

  Instance(
      EventSource declaration,
      Source source,
      String summary,
      SourceFigures figures,
      Environment environment) {
    this.declaration = declaration;
    this.source = source;
    this.summary = summary;
    this.figures = figures;
    this.environment = environment;
    this.emitter =
        new StreamEmitter(
            declaration, environment.log, figures, environment.listener, environment.clock);
    this.state = new InstanceState.Stopped(environment.clock.instant());
    history.add(state);
  }

  EventSource declaration() {
    return declaration;
  }

  SourceFigures figures() {
    return figures;
  }

  /** Starts it, and waits a little for it to be ready so that a healthy start is told as one. */
  void start(Duration patience) throws InterruptedException {
    if (thread != null) {
      return;
    }
    stopping = false;
    var settled = new CountDownLatch(1);
    thread = Threads.start("source/" + declaration.name(), () -> run(settled));
    boolean _ = settled.await(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Stops it and waits until it is still. */
  void stop() throws InterruptedException {
    if (thread == null) {
      return;
    }
    stopping = true;
    become(new InstanceState.Stopping(environment.clock.instant()));
    Threads.interruptAndJoin(thread);
    thread = null;
    become(new InstanceState.Stopped(environment.clock.instant()));
  }

  InstanceStatus status() {
    synchronized (history) {
      return new InstanceStatus(
          declaration.name() + "-0",
          declaration.name(),
          declaration.type(),
          declaration.eventType(),
          summary,
          state,
          List.copyOf(history),
          figures.at(environment.clock.instant()));
    }
  }

  private void run(CountDownLatch settled) {
    int failures = 0;
    while (!stopping) {
      var context = new Context(settled);
      become(new InstanceState.Starting(environment.clock.instant()));
      var why = runOnce(context);
      if (stopping) {
        return;
      }
      failures = context.wasReady ? 1 : failures + 1;
      settled.countDown();
      backOff(failures, why);
    }
  }

  private Problem runOnce(Context context) {
    try {
      switch (source) {
        case Source.Running(var body) -> body.run(context);
      }
      return Problem.internal("the source ended by itself");
    } catch (Exception failure) {
      return Failures.problem(failure);
    }
  }

  private void backOff(int failures, Problem why) {
    var now = environment.clock.instant();
    var wait = environment.options.restart().after(failures, ThreadLocalRandom.current());
    become(new InstanceState.BackingOff(now, now.plus(wait), failures, why));
    LOG.warn("source {} backs off for {} ms: {}", declaration.name(), wait.toMillis(), why);
    try {
      Threads.pause(wait);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void become(InstanceState next) {
    synchronized (history) {
      state = next;
      if (history.size() == HISTORY_KEPT) {
        history.removeFirst();
      }
      history.addLast(next);
    }
    environment.listener.changed(declaration, next);
  }

  private void tellGap(Gap gap) throws InterruptedException {
    var data = SystemEvents.data().put("kind", "source").put("source", declaration.name());
    data.put("from", gap.from()).put("to", gap.to()).put("reason", gap.reason());
    environment.system.store(
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
  }

  /** What one run of the source sees. */
  private final class Context implements SourceContext {
    private final CountDownLatch settled;
    private volatile boolean wasReady;

    Context(CountDownLatch settled) {
      this.settled = settled;
    }

    @Override
    public Emitter emitter() {
      return emitter;
    }

    @Override
    public HttpRoutes http() {
      return environment.http;
    }

    @Override
    public Clock clock() {
      return environment.clock;
    }

    @Override
    public Optional<Payload> state(String key) {
      return environment.states.get(StateKeys.ofSource(declaration.name(), key));
    }

    @Override
    public void refused(Refusal refusal) {
      figures.refused(refusal);
      environment.listener.refused(declaration, refusal);
    }

    @Override
    public OnGap gap(Gap gap) throws InterruptedException {
      tellGap(gap);
      return declaration.onGap();
    }

    @Override
    public void ready() {
      wasReady = true;
      become(new InstanceState.Running(environment.clock.instant()));
      settled.countDown();
    }
  }
}
