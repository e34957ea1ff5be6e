package io.weik.flow;

import static io.weik.flow.Flows.flow;
import static io.weik.flow.Flows.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.event.Event;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowStepsTest {
  private static final Event ORDER =
      json("{\"id\": 7, \"total\": 19.5, \"items\": [{\"sku\": \"a\"}, {\"sku\": \"b\"}]}");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          setBody: {constant: hello}                                       | hello
          setBody: {simple: "${header.ce-type} ${header.ce-subject}"}      | com.example.order order 7
          setBody: {jsonpath: $.id}                                        | 7
          setBody: {simple: "${jsonpath($.items[1].sku)}"}                 | b
          transform: {simple: "<${header.ce-id}>"}                         | <e-1>
          transform: {jsonpath: $.items.length()}                          | 2
          unmarshal: {json: {}}                                            | {id=7, total=19.5, items=[{sku=a}, {sku=b}]}
          loop: {constant: 3, steps: [{setBody: {simple: "${body}."}}]}    | {"id": 7, "total": 19.5, "items": [{"sku": "a"}, {"sku": "b"}]}...
          filter: {jsonpath: '$[?(@.total > 10)]', steps: [{setBody: {constant: dear}}]} | dear
          """)
  void aStepChangesTheBody(String step, String body) throws Exception {
    try (var running = Running.of(flow("- " + step + "\n- log: ${body}"))) {
      assertThat(running.process(ORDER)).containsExactly(body);
    }
  }

  @ParameterizedTest
  @CsvSource({"900, big", "50, small", "1, tiny"})
  void aChoiceTakesTheFirstThatHolds(String total, String size) throws Exception {
    var choice =
        flow(
            """
            - setProperty: {name: total, jsonpath: $.total}
            - choice:
                when:
                  - simple: ${exchangeProperty.total} > 100
                    steps: [{log: big}]
                  - simple: ${exchangeProperty.total} > 10
                    steps: [{log: small}]
                otherwise:
                  steps: [{log: tiny}]
            """);

    try (var running = Running.of(choice)) {
      assertThat(running.process(json("{\"total\": " + total + "}"))).containsExactly(size);
    }
  }

  @Test
  void aSplitTakesEachItemInOrder() throws Exception {
    var split =
        flow(
            """
            - split:
                jsonpath: $.items
                steps:
                  - log: ${exchangeProperty.CamelSplitIndex} ${jsonpath($.sku)}
            """);

    try (var running = Running.of(split)) {
      assertThat(running.process(ORDER)).containsExactly("0 a", "1 b");
    }
  }

  @Test
  void headersPropertiesAndVariablesAreSetAndRead() throws Exception {
    var set =
        flow(
            """
            - setHeader: {name: a, constant: 1}
            - setProperty: {name: b, simple: "${header.a}2"}
            - setVariable: {name: c, simple: "${exchangeProperty.b}3"}
            - log: ${header.a} ${exchangeProperty.b} ${variable.c}
            """);

    try (var running = Running.of(set)) {
      assertThat(running.process(ORDER)).containsExactly("1 12 123");
    }
  }

  @Test
  void whatIsUnmarshalledIsMarshalledAgain() throws Exception {
    var both = flow("[{unmarshal: {json: {}}}, {marshal: {json: {}}}, {log: '${body}'}]");

    try (var running = Running.of(both)) {
      assertThat(running.process(json("{ \"a\" : [1, true, null] }")))
          .containsExactly("{\"a\":[1,true,null]}");
    }
  }

  @Test
  void aTryCatchesWhatItsStepsThrow() throws Exception {
    var attempt =
        flow(
            """
            - doTry:
                steps:
                  - unmarshal: {json: {}}
                doCatch:
                  - exception: [com.fasterxml.jackson.core.JsonProcessingException]
                    steps: [{log: caught}]
                doFinally:
                  steps: [{log: finally}]
            """);

    try (var running = Running.of(attempt)) {
      assertThat(running.process(json("{"))).containsExactly("caught", "finally");
    }
  }

  @Test
  void anOnExceptionOfTheFlowHandlesWhatStepsThrow() throws Exception {
    var handled =
        flow(
            """
            - unmarshal: {json: {}}
            - onException:
                exception: [java.lang.Exception]
                handled: {constant: true}
                steps: [{log: "handled ${header.ce-id}"}]
            """);

    try (var running = Running.of(handled)) {
      assertThat(running.process(json("{"))).containsExactly("handled e-1");
    }
  }

  @Test
  void aMulticastTakesTheEventThroughEachBranch() throws Exception {
    var branches = flow("- multicast: {steps: [{log: one}, {log: two}]}");

    try (var running = Running.of(branches)) {
      assertThat(running.process(ORDER)).containsExactly("one", "two");
    }
  }

  @Test
  void routesOfTheFlowAreReachedByDirect() throws Exception {
    var routes =
        flow(
            """
            - toD: direct:${header.ce-specversion}
            - to: direct:audit
            - wireTap: {uri: direct:tap}
            - from: {uri: direct:audit, steps: [{log: audit}]}
            - from: {uri: "direct:1.0", steps: [{log: dynamic}]}
            - route: {from: {uri: direct:tap, steps: [{log: tapped}]}}
            """);

    try (var running = Running.of(routes)) {
      running.process(ORDER);

      Awaitility.await().until(() -> running.logged().size() == 3);
      assertThat(running.logged()).startsWith("dynamic", "audit").contains("tapped");
    }
  }

  @Test
  void directNamesOfTwoFlowsDoNotMeet() throws Exception {
    var steps = "[{to: 'direct:x'}, {from: {uri: 'direct:x', steps: [{log: %s}]}}]";

    try (var first = Running.of(Flows.named("first", steps.formatted("one")));
        var second = Running.of(Flows.named("second", steps.formatted("two")))) {
      assertThat(List.of(first.process(ORDER), second.process(ORDER)))
          .containsExactly(List.of("one"), List.of("two"));
    }
  }
}
