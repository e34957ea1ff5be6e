package io.weik.flow;

import static io.weik.flow.Flows.flow;
import static io.weik.flow.Flows.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weik.api.event.Event;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(20)
class ErrorTest {
  @ParameterizedTest
  @CsvSource({
    "- to: fault:stack,Steps[0] to: StackOverflowError,StackOverflowError",
    "- to: fault:memory,Steps[0] to: OutOfMemoryError: java heap space,OutOfMemoryError",
  })
  void anErrorIsAFailureAndTheFlowGoesOn(String steps, String message, String error)
      throws Exception {
    try (var running = Running.of(flow(steps + "\n- log: after ${header.ce-id}"))) {
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> running.process(json("{}")))
            .isInstanceOf(StepFailedException.class)
            .hasMessage(message)
            .rootCause()
            .extracting(cause -> cause.getClass().getSimpleName())
            .isEqualTo(error);
      }

      assertThat(running.process(withoutSubject())).containsExactly("after e-1");
    }
  }

  @Test
  void anErrorWithinASplitInARouteIsAFailureToo() throws Exception {
    var steps =
        flow(
            """
            - split: {jsonpath: $, steps: [{to: "direct:next"}]}
            - log: after
            - from: {uri: "direct:next", steps: [{to: "fault:stack"}, {log: next}]}
            """);

    try (var running = Running.of(steps)) {
      assertThatThrownBy(() -> running.process(json("[1]")))
          .hasMessage("Steps[2] to: StackOverflowError");
      assertThat(running.process(withoutSubject())).containsExactly("next", "after");
    }
  }

  @Test
  void routesThatCallEachOtherWithoutEndFail() throws Exception {
    var steps =
        flow(
            """
            - choice: {when: [{simple: "${header.ce-subject} != null", steps: [{to: "direct:a"}]}]}
            - log: after
            - from: {uri: "direct:a", steps: [{to: "direct:b"}]}
            - from: {uri: "direct:b", steps: [{to: "direct:a"}]}
            """);

    try (var running = Running.of(steps)) {
      assertThatThrownBy(() -> running.process(json("{}")))
          .hasMessageEndingWith("routes call each other more than 1000 deep");
      assertThat(running.process(withoutSubject())).containsExactly("after");
    }
  }

  private static Event withoutSubject() {
    var event = json("[1]");
    return new Event(
        event.id(),
        event.source(),
        event.type(),
        Optional.empty(),
        event.time(),
        event.dataContentType(),
        event.dataSchema(),
        new TreeMap<>(),
        event.data());
  }
}
