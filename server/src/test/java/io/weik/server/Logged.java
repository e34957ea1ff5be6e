package io.weik.server;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What this module logs while open. */
final class Logged implements AutoCloseable {
  private final Logger logger = (Logger) LoggerFactory.getLogger("io.weik.server");
  private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

  Logged() {
    appender.start();
    logger.addAppender(appender);
  }

  List<String> errors() {
    return List.copyOf(appender.list).stream()
        .filter(event -> event.getLevel().toInt() >= ch.qos.logback.classic.Level.WARN_INT)
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  @Override
  public void close() {
    logger.detachAppender(appender);
  }
}
