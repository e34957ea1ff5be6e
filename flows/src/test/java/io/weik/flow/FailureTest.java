package io.weik.flow;

import static io.weik.flow.Flows.flow;
import static io.weik.flow.Flows.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class FailureTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          unmarshal: {json: {}}         | Steps[1] unmarshal: unexpected end-of-input: expected close marker for Object
          setBody: {jsonpath: $.total}  | Steps[1] setBody: unexpected end-of-input: expected close marker for Object
          toD: "${header.ce-id}:x"       | Steps[1] toD: no endpoint could be found for: e-1://x
          toD: direct:${header.ce-id}   | Steps[1] toD: no consumers available on endpoint: direct://e-1
          throwException: {exceptionType: java.lang.IllegalStateException, message: "not ${header.ce-id}"}  | Steps[1] throwException: not e-1
          split: {simple: "${body}", steps: [{log: a}, {throwException: {exceptionType: java.io.IOException, message: no}}]}  | Steps[1] throwException: no
          """)
  void aFailingStepIsNamedWithItsReason(String step, String message) throws Exception {
    try (var running = Running.of(flow("- log: before\n- " + step))) {
      assertThatThrownBy(() -> running.process(json("{")))
          .isInstanceOf(StepFailedException.class)
          .hasMessage(message)
          .hasNoNullFieldsOrProperties();
    }
  }

  @Test
  void theStepIsTheOneThatFailedLast() throws Exception {
    var second =
        flow(
            """
            - doTry:
                steps: [{unmarshal: {json: {}}}]
                doCatch: [{exception: [java.lang.Exception], steps: [{log: caught}]}]
            - to: direct:next
            - from:
                uri: direct:next
                steps:
                  - throwException: {exceptionType: java.lang.IllegalStateException, message: no}
            """);

    try (var running = Running.of(second)) {
      assertThatThrownBy(() -> running.process(json("{")))
          .hasMessage("Steps[2] throwException: no");
    }
  }

  @Test
  void nothingButTheFlowsOwnLogIsLogged() throws Exception {
    var appender = new ListAppender<ILoggingEvent>();
    appender.start();
    var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.addAppender(appender);

    try (var running = Running.of(flow("[{log: before}, {unmarshal: {json: {}}}]"))) {
      assertThatThrownBy(() -> running.process(json("{"))).isInstanceOf(StepFailedException.class);
    } finally {
      root.detachAppender(appender);
    }

    assertThat(appender.list)
        .extracting(ILoggingEvent::getLoggerName, ILoggingEvent::getFormattedMessage)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("flow.orders", "before"));
  }
}
