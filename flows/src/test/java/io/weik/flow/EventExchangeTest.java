package io.weik.flow;

import static io.weik.flow.Flows.event;
import static io.weik.flow.Flows.json;
import static io.weik.flow.Flows.withVariables;
import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.event.Event;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventExchangeTest {
  private final DefaultCamelContext context = new DefaultCamelContext();

  @AfterEach
  void close() throws Exception {
    context.close();
  }

  @Test
  void attributesAreHeadersAsInTheHttpBinding() {
    var event = json("{}").withExtensions(Map.of("partitionkey", "k", "retries", 3));

    assertThat(exchange(event).getIn().getHeaders())
        .containsOnly(
            Map.entry("ce-specversion", "1.0"),
            Map.entry("ce-id", "e-1"),
            Map.entry("ce-source", "/shop"),
            Map.entry("ce-type", "com.example.order"),
            Map.entry("ce-subject", "order 7"),
            Map.entry("ce-time", "2026-11-24T10:30:00Z"),
            Map.entry("ce-partitionkey", "k"),
            Map.entry("ce-retries", 3),
            Map.entry("Content-Type", "application/json"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          application/json                       | UTF-8
          application/vnd.github+json            | UTF-8
          application/json; charset=ISO-8859-1   | ISO-8859-1
          text/plain                             | UTF-8
          Text/CSV; header=present; Charset="utf-16" | UTF-16
          application/x-www-form-urlencoded      | UTF-8
          application/xml; charset=ISO-8859-1    | ISO-8859-1
          """)
  void textIsDecoded(String type, String charset) {
    var data = "{\"name\": \"Häkkinen\"}".getBytes(Charset.forName(charset));

    assertThat(body(type, data)).isEqualTo("{\"name\": \"Häkkinen\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "image/png",
        "application/octet-stream",
        "application/xml",
        "image/svg+xml",
        "text/plain; charset=no-such"
      })
  void everythingElseStaysBytes(String type) {
    var data = new byte[] {0, (byte) 0xff, 'a'};

    assertThat(body(type, data)).isEqualTo(data);
  }

  @Test
  void dataOfUnknownTypeStaysBytes() {
    var data = "text".getBytes(StandardCharsets.UTF_8);

    assertThat(exchange(event(Optional.empty(), Optional.of(data))).getIn().getBody())
        .isEqualTo(data);
  }

  @Test
  void anEventWithoutDataHasNoBody() {
    assertThat(exchange(event(Optional.empty(), Optional.empty())).getIn().getBody()).isNull();
  }

  @Test
  void variablesKeepTheirTypes() {
    var variables =
        """
        {"text": "a", "int": 1, "long": 12345678901, "decimal": 0.1, "flag": true, "none": null,
         "list": [1, 2], "object": {"a": "b"}, "with.dot": "c"}""";

    assertThat(exchange(withVariables(json("{}"), variables)).getVariables())
        .contains(
            Map.entry("text", "a"),
            Map.entry("int", 1),
            Map.entry("long", 12345678901L),
            Map.entry("decimal", 0.1),
            Map.entry("flag", true),
            Map.entry("list", "[1,2]"),
            Map.entry("object", "{\"a\":\"b\"}"),
            Map.entry(VariableSyntax.inCamel("with.dot"), "c"))
        .doesNotContainKey("none");
  }

  @Test
  void variablesAreNoHeader() {
    var exchange = exchange(withVariables(json("{}"), "{\"OrderId\": 7}"));

    assertThat(exchange.getIn().getHeaders()).doesNotContainKey("ce-weikvariables");
  }

  private Object body(String type, byte[] data) {
    return exchange(event(Optional.of(type), Optional.of(data))).getIn().getBody();
  }

  private Exchange exchange(Event event) {
    return EventExchange.of(event, context);
  }
}
