package io.weik.runtime;

import io.weik.api.http.HttpRoutes;
import io.weik.api.problem.Problem;
import io.weik.api.resource.EventSource;
import io.weik.api.source.Emitter;
import io.weik.api.source.Polled;
import io.weik.api.source.Source;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
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
  private final EventMaker maker;
  private final Environment environment;
  private final SourceFigures figures;
  private final Emitter emitter;
  private final Deque<InstanceState> history = new ArrayDeque<>();
  private final Map<String, Problem> warnings = new ConcurrentSkipListMap<>();
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
      SystemEvents system,
      DeliveredEvents delivered,
      DeadLetters letters) {}

  Instance(
      EventSource declaration,
      Source source,
      String summary,
      EventMaker maker,
      SourceFigures figures,
      Environment environment) {
    this.declaration = declaration;
    this.source = source;
    this.summary = summary;
    this.maker = maker;
    this.figures = figures;
    this.environment = environment;
    this.emitter =
        new StreamEmitter(
            declaration, maker, environment.log, figures, environment.listener, environment.clock);
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
    figures.nextPoll(Optional.empty());
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
          List.copyOf(warnings.values()),
          figures.at(environment.clock.instant()));
    }
  }

  private void run(CountDownLatch settled) {
    int failures = 0;
    while (!stopping) {
      var context = new Context(settled);
      if (!(state instanceof InstanceState.BackingOff)) {
        become(new InstanceState.Starting(environment.clock.instant()));
      }
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
    warnings.clear();
    try {
      work(source, context);
      return Problem.internal("the source ended by itself");
    } catch (Throwable failure) { // an Error of a source ends that source's run, nothing else
      return Failures.problem(failure);
    }
  }

  private void work(Source way, Context context) throws Exception {
    switch (way) {
      case Source.Running(var body, _) -> body.run(context);
      case Source.Polling polling -> poll(polling, context);
      case Source.Choosing(var chooser) -> work(chooser.choose(context), context);
    }
  }

  private void backOff(int failures, Problem why) {
    var now = environment.clock.instant();
    var wait = environment.options.restart().after(failures, ThreadLocalRandom.current());
    if (become(new InstanceState.BackingOff(now, now.plus(wait), failures, why))) {
      LOG.warn("source {} backs off for {} ms: {}", declaration.name(), wait.toMillis(), why);
    }
    try {
      Threads.pause(wait);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether that is another state, and not the one before that goes on. */
  private boolean become(InstanceState next) {
    InstanceState now;
    boolean goesOn;
    synchronized (history) {
      var last = history.peekLast();
      now = last == null ? next : next.after(last);
      goesOn = !now.equals(next);
      if (goesOn) {
        history.removeLast();
      } else if (history.size() == HISTORY_KEPT) {
        history.removeFirst();
      }
      history.addLast(now);
      state = now;
    }
    environment.listener.changed(declaration, now);
    return !goesOn;
  }

  private void poll(Source.Polling polling, Context context) throws Exception {
    var loop =
        new PollLoop(
            declaration.name(),
            polling,
            environment.options.restart(),
            environment.clock,
            new Polls(context));
    loop.run(context);
  }

  /** How polling goes. */
  private final class Polls implements PollLoop.Listener {
    private final Context context;
    private int failed;
    private String told = "";

    Polls(Context context) {
      this.context = context;
    }

    @Override
    public void due(Optional<Instant> next) {
      figures.nextPoll(next);
    }

    @Override
    public void polled(Polled polled, Duration took) {
      figures.polled(environment.clock.instant(), polled.summary(), took);
      if (failed > 0) {
        LOG.info("source {} works again after {} failed polls", declaration.name(), failed);
        failed = 0;
        told = "";
      }
    }

    @Override
    public void failed(Problem why, int failures, Instant again) {
      failed = failures;
      figures.pollFailed();
      become(new InstanceState.BackingOff(environment.clock.instant(), again, failures, why));
      context.settled.countDown();
      if (!why.message().equals(told)) {
        LOG.warn("source {} backs off: {}", declaration.name(), why);
        told = why.message();
      }
    }
  }

  /** What one run of the source tells of itself. */
  private final class Context extends InstanceContext {
    private final CountDownLatch settled;
    private volatile boolean wasReady;

    Context(CountDownLatch settled) {
      super(declaration, emitter, maker, figures, environment);
      this.settled = settled;
    }

    @Override
    public void ready() {
      wasReady = true;
      if (!(state instanceof InstanceState.Running)) {
        become(new InstanceState.Running(environment.clock.instant()));
      }
      settled.countDown();
    }

    @Override
    public void waiting(Problem why) {
      if (state instanceof InstanceState.Waiting(_, var before) && before.equals(why)) {
        return;
      }
      become(new InstanceState.Waiting(environment.clock.instant(), why));
      LOG.warn("source {} waits: {}", declaration.name(), why);
      settled.countDown();
    }

    @Override
    public void warn(String topic, Problem problem) {
      if (!problem.equals(warnings.put(topic, problem))) {
        LOG.warn("source {}: {}", declaration.name(), problem);
      }
    }

    @Override
    public void clear(String topic) {
      warnings.remove(topic);
    }
  }
}
