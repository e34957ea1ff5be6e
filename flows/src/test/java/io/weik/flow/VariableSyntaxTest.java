package io.weik.flow;

import static io.weik.flow.Flows.flow;
import static io.weik.flow.Flows.json;
import static io.weik.flow.Flows.withVariables;
import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.event.Event;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariableSyntaxTest {
  private static final String[] NAMES = {
    "OrderId", "Total", "Paid", "Items", "Absent", "order.id", "Tags[0]", "a_b"
  };
  private static final Event ORDER =
      withVariables(
          json("{\"items\": [{\"id\": 1}, {\"id\": 7}]}"),
          """
          {"OrderId": 7, "Total": 19.9, "Paid": true, "Items": [1, 2], "order.id": "x",
           "Tags[0]": "y", "a_b": "z"}""");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          log: order ${OrderId} of ${Total}, paid ${Paid}              | order 7 of 19.9, paid true
          log: "'${Absent}' ${OrderId}${OrderId} $${OrderId} $5 {}"    | '' 77 ${OrderId} $5 {}
          log: ${order.id} ${Tags[0]} ${a_b}                           | x y z
          log: ${Items}                                                | [1,2]
          log: ${header.ce-id} ${variable.OrderId}                     | e-1 7
          filter: {simple: "${OrderId} >= 7 && ${Paid}", steps: [{log: yes}]}   | yes
          filter: {simple: "${Total} > 19.5", steps: [{log: dear}]}             | dear
          filter: {simple: "${Total} < 20", steps: [{log: cheap}]}              | cheap
          filter: {simple: "${OrderId} == '7'", steps: [{log: seven}]}          | seven
          filter: {simple: "${Absent} == null", steps: [{log: absent}]}         | absent
          split: {jsonpath: {expression: $, source: "variable:Items"}, steps: [{filter: {simple: "${body} == 2", steps: [{log: two}]}}]} | two
          split: {jsonpath: "$.items[?(@.id == ${OrderId})]", steps: [{log: found}]} | found
          """)
  void aVariableStandsForItsValue(String step, String line) throws Exception {
    try (var running = Running.of(flow("- " + step, NAMES))) {
      assertThat(running.process(ORDER)).containsExactly(line);
    }
  }

  @Test
  void aVariableAloneKeepsItsType() throws Exception {
    var types =
        flow(
            """
            - setBody: {simple: "${OrderId}"}
            - marshal: {json: {}}
            - log: ${body}
            - setBody: {simple: "${Paid}"}
            - marshal: {json: {}}
            - log: ${body}
            """,
            NAMES);

    try (var running = Running.of(types)) {
      assertThat(running.process(ORDER)).containsExactly("7", "true");
    }
  }

  @Test
  void aLiteralStaysInPlainText() throws Exception {
    var literal = flow("[{setBody: {constant: 'a $${b}'}}, {log: '${body}'}]", NAMES);

    try (var running = Running.of(literal)) {
      assertThat(running.process(ORDER)).containsExactly("a ${b}");
    }
  }

  @Test
  void anEventWithoutVariablesLeavesThemEmpty() throws Exception {
    try (var running = Running.of(flow("- log: <${OrderId}>", NAMES))) {
      assertThat(running.process(json("{}"))).isEqualTo(List.of("<>"));
    }
  }

  @Test
  void whatTheEventSaysIsNeverAnExpression() throws Exception {
    var hostile = withVariables(json("${sys.user.home}"), "{\"OrderId\": \"${sys.user.home}\"}");

    try (var running = Running.of(flow("- log: ${OrderId} ${body}", NAMES))) {
      assertThat(running.process(hostile)).containsExactly("${sys.user.home} ${sys.user.home}");
    }
  }
}
