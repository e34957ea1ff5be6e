package io.weik.flow;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.weik.api.event.Event;
import io.weik.api.flow.RunningFlow;
import io.weik.api.resource.IntegrationFlow;
import java.util.List;
import org.slf4j.LoggerFactory;

/** A running flow and what its log steps print. */
final class Running implements AutoCloseable {
  private final RunningFlow flow;
  private final Logger logger;
  private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

  private Running(RunningFlow flow, Logger logger) {
    this.flow = flow;
    this.logger = logger;
  }

  /** Starts {@code flow}. */
  static Running of(IntegrationFlow flow) {
    return of(flow, FlowOptions.standard());
  }

  /** Starts {@code flow} as told. */
  static Running of(IntegrationFlow flow, FlowOptions options) {
    var logger = (Logger) LoggerFactory.getLogger("flow." + flow.name());
    var running = new Running(new CamelFlowEngine(options).start(flow), logger);
    running.appender.start();
    logger.addAppender(running.appender);
    return running;
  }

  /** Processes {@code event} and returns all lines logged so far. */
  List<String> process(Event event) throws Exception {
    flow.process(event);
    return logged();
  }

  /** All lines logged so far. */
  List<String> logged() {
    return List.copyOf(appender.list).stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  /** Whether an event is under way. */
  boolean isBusy() {
    return ((CamelRunningFlow) flow).isBusy();
  }

  @Override
  public void close() {
    flow.close();
    logger.detachAppender(appender);
  }
}
