package io.weik.flow;

import static io.weik.flow.Flows.flow;
import static io.weik.flow.Flows.json;
import static io.weik.flow.Flows.withVariables;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weik.api.event.Event;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpStepTest {
  private final HttpPeer peer;

  HttpStepTest() throws IOException {
    peer = new HttpPeer();
  }

  @AfterEach
  void close() {
    peer.close();
  }

  @Test
  void whatIsSentIsACloudEventInBinaryMode() throws Exception {
    try (var running = Running.of(flow("- to: " + peer.url() + "/orders"))) {
      running.process(withVariables(json("{\"id\":7}"), "{\"OrderId\":7}"));
    }

    var request = peer.requests().getFirst();
    assertThat(request.line()).isEqualTo("POST /orders");
    assertThat(request.body()).isEqualTo("{\"id\":7}");
    assertThat(request.headers())
        .containsEntry("Ce-id", List.of("e-1"))
        .containsEntry("Ce-specversion", List.of("1.0"))
        .containsEntry("Ce-subject", List.of("order%207"))
        .containsEntry("Content-type", List.of("application/json"))
        .doesNotContainKey("Ce-weikvariables")
        .allSatisfy((name, _) -> assertThat(name).doesNotContainIgnoringCase("camel"));
  }

  @Test
  void aSubjectCannotAddAHeader() throws Exception {
    var event = json("{}");
    var hostile =
        new Event(
            event.id(),
            event.source(),
            event.type(),
            Optional.of("ä\r\nX-Admin: yes"),
            event.time(),
            Optional.empty(),
            Optional.empty(),
            new TreeMap<>(),
            event.data());

    try (var running = Running.of(flow("- to: " + peer.url()))) {
      running.process(hostile);
    }

    assertThat(peer.requests().getFirst().headers())
        .containsEntry("Ce-subject", List.of("%C3%A4%0D%0AX-Admin:%20yes"))
        .doesNotContainKey("X-admin");
  }

  @Test
  void aUriIsMadeFromVariables() throws Exception {
    peer.answer(200, "{\"state\":\"open\"}");
    var lookup =
        flow(
            """
            - setHeader: {name: CamelHttpMethod, constant: GET}
            - toD: %s/orders/${OrderId}?verbose=true
            - log: ${header.CamelHttpResponseCode} ${jsonpath($.state)} ${header.ce-id} ${body}
            """
                .formatted(peer.url()),
            "OrderId");

    try (var running = Running.of(lookup)) {
      assertThat(running.process(withVariables(json("{}"), "{\"OrderId\":7}")))
          .containsExactly("200 open e-1 {\"state\":\"open\"}");
    }
    assertThat(peer.requests().getFirst().line()).isEqualTo("GET /orders/7?verbose=true");
  }

  @Test
  void anAnswerThatRefusesIsSaidWithMethodAddressAndReason() throws Exception {
    peer.answer(422, "unknown currency \"EUX\"\n");
    var url = peer.url() + "/orders?key=s3cret&httpMethod=POST";

    try (var running = Running.of(flow("- to: " + url))) {
      assertThatThrownBy(() -> running.process(json("{}")))
          .isInstanceOf(StepFailedException.class)
          .hasMessage(
              "POST "
                  + peer.url()
                  + "/orders: 422 Unprocessable Content: unknown currency \"EUX\"");
    }
  }

  @Test
  void anAnswerWithinASplitIsSaidTheSameWay() throws Exception {
    peer.answer(500, "");
    var split = flow("- split: {jsonpath: $, steps: [{toD: '" + peer.url() + "/${body}'}]}");

    try (var running = Running.of(split)) {
      assertThatThrownBy(() -> running.process(json("[\"1\"]")))
          .hasMessage("POST " + peer.url() + "/1: 500 Internal Server Error");
    }
  }

  @Test
  void anAnswerThatALaterStepCannotReadIsNotThePeersFailure() throws Exception {
    peer.answer(200, "{");

    try (var running = Running.of(flow("[{to: '" + peer.url() + "'}, {unmarshal: {json: {}}}]"))) {
      assertThatThrownBy(() -> running.process(json("{}")))
          .hasMessageStartingWith("Steps[1] unmarshal: ");
    }
  }

  @Test
  void aRequestIsNotRepeatedByTheFlow() throws Exception {
    peer.answer(503, "");

    try (var running = Running.of(flow("- to: " + peer.url() + "?httpMethod=GET"))) {
      assertThatThrownBy(() -> running.process(json("{}"))).hasMessageContaining("503");
    }
    assertThat(peer.requests()).hasSize(1);
  }

  @Test
  void aPeerThatIsDownIsSaidWithItsAddress() throws Exception {
    peer.close();

    try (var running = Running.of(flow("- to: " + peer.url() + "/orders"))) {
      assertThatThrownBy(() -> running.process(json("{}")))
          .hasMessage("POST " + peer.url() + "/orders: connection refused");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a&b=c", "a?b", "a#b", "{{env:HOME}}", "a\\nb"})
  void aVariableAddsNothingToAUrl(String hostile) throws Exception {
    var search = flow("- toD: " + peer.url() + "/find?q=${OrderId}", "OrderId");
    var event = withVariables(json("{}"), "{\"OrderId\":\"" + hostile + "\"}");

    try (var running = Running.of(search)) {
      assertThatThrownBy(() -> running.process(event))
          .hasMessageContaining("variable OrderId cannot stand in a uri");
    }
    assertThat(peer.requests()).isEmpty();
  }

  @Test
  void aVariableIsEncodedInAUrl() throws Exception {
    var search = flow("- toD: " + peer.url() + "/find?q=${OrderId}&httpMethod=GET", "OrderId");

    try (var running = Running.of(search)) {
      running.process(withVariables(json("{}"), "{\"OrderId\":\"50% of ä=b\"}"));
    }

    assertThat(peer.requests().getFirst().line()).isEqualTo("GET /find?q=50%25+of+%C3%A4%3Db");
  }
}
