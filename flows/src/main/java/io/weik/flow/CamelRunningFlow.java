package io.weik.flow;

import io.weik.api.event.Event;
import io.weik.api.flow.RunningFlow;
import io.weik.api.problem.ProblemException;
import io.weik.api.resource.IntegrationFlow;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.StampedLock;
import org.apache.camel.Processor;
import org.apache.camel.impl.DefaultCamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A started flow. Events go straight to the route's processor, on the thread that brings them. */
final class CamelRunningFlow implements RunningFlow {
  private static final Logger LOG = LoggerFactory.getLogger(CamelRunningFlow.class);

  private final String name;
  private final DefaultCamelContext context;
  private final Processor route;
  private final Duration grace;
  private final Verdict verdict;

  /** Shared by events under way; whoever closes takes it alone and keeps it. */
  private final StampedLock underWay = new StampedLock();

  private volatile boolean closing;

  private CamelRunningFlow(String name, DefaultCamelContext context, FlowOptions options) {
    this.name = name;
    this.context = context;
    this.route = context.getRoute(FlowDocument.ROUTE).getProcessor();
    this.grace = options.grace();
    this.verdict = new Verdict(options.clock());
  }

  /**
   * Starts a flow.
   *
   * @throws ProblemException when Camel does not start it
   */
  static CamelRunningFlow start(IntegrationFlow flow, FlowOptions options) {
    var document = new FlowDocument(FlowSteps.of(flow), flow.eventVariables());
    try {
      var context = FlowContext.load(flow.name(), document, options.grace());
      try {
        context.start();
        return new CamelRunningFlow(flow.name(), context, options);
      } catch (RuntimeException | Error failure) {
        context.stop();
        throw failure;
      }
    } catch (Exception failure) {
      throw new ProblemException(
          StepPlace.whole(
              flow, new CamelProblems(flow.eventVariables(), options.library()).of(failure)),
          failure);
    }
  }

  @Override
  public void process(Event event) throws Exception {
    var pass = closing ? 0 : underWay.tryReadLock();
    if (pass == 0) {
      throw new StepFailedException("flow " + name + " is stopped");
    }
    try {
      var exchange = EventExchange.of(event, context);
      route.process(exchange);
      if (exchange.getException() != null) {
        throw exchange.getException();
      }
    } catch (Exception | Error failure) {
      throw verdict.on(failure);
    } finally {
      underWay.unlockRead(pass);
      var _ = Thread.interrupted(); // it was meant for this event, not for the next one
    }
  }

  /** Whether an event is under way. */
  boolean isBusy() {
    return underWay.isReadLocked();
  }

  @Override
  public void close() {
    closing = true;
    var started = System.nanoTime();
    awaitEventsUnderWay();
    var left = grace.minusNanos(System.nanoTime() - started);
    context.getShutdownStrategy().setTimeout(Math.max(1, left.toMillis()));
    context.stop();
  }

  private void awaitEventsUnderWay() {
    try {
      if (underWay.tryWriteLock(grace.toMillis(), TimeUnit.MILLISECONDS) == 0) {
        LOG.warn("flow {} stops with events under way after {} s", name, grace.toSeconds());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
