package io.weik.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.weik.api.event.Event;
import io.weik.api.event.Extensions;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;

/**
 * An event as a flow sees it: attributes as headers named as in the HTTP binding of CloudEvents,
 * data as body, mapped variables as exchange variables.
 *
 * @see <a
 *     href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md">HTTP
 *     binding</a>
 */
final class EventExchange {
  private static final String PREFIX = "ce-";
  private static final JsonMapper JSON = new JsonMapper();

  private EventExchange() {}

  /** A new exchange for {@code event}. */
  static Exchange of(Event event, CamelContext context) {
    var exchange = new DefaultExchange(context);
    var message = exchange.getIn();
    EventBody.of(event).ifPresent(message::setBody);
    attributes(event, message);
    event.extension(Extensions.VARIABLES).ifPresent(text -> variables(text, exchange));
    return exchange;
  }

  private static void attributes(Event event, Message message) {
    message.setHeader(PREFIX + "specversion", "1.0");
    message.setHeader(PREFIX + "id", event.id());
    message.setHeader(PREFIX + "source", event.source());
    message.setHeader(PREFIX + "type", event.type());
    message.setHeader(PREFIX + "time", event.time().toString());
    event.subject().ifPresent(text -> message.setHeader(PREFIX + "subject", text));
    event.dataSchema().ifPresent(text -> message.setHeader(PREFIX + "dataschema", text));
    event.dataContentType().ifPresent(text -> message.setHeader(Exchange.CONTENT_TYPE, text));
    event
        .extensions()
        .forEach(
            (name, value) -> {
              if (!name.equals(Extensions.VARIABLES)) {
                message.setHeader(PREFIX + name, value);
              }
            });
  }

  private static void variables(String json, Exchange exchange) {
    try {
      JSON.readTree(json)
          .properties()
          .forEach(field -> variable(field.getKey(), value(field.getValue()), exchange));
    } catch (JsonProcessingException failure) {
      throw new IllegalArgumentException(
          Extensions.VARIABLES + " is not JSON: " + failure.getOriginalMessage(), failure);
    }
  }

  private static void variable(String name, @Nullable Object value, Exchange exchange) {
    if (value != null) {
      exchange.setVariable(VariableSyntax.inCamel(name), value);
      exchange.setVariable(VariableSyntax.inUri(name), UriValue.of(name, value));
    }
  }

  private static @Nullable Object value(JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> node.textValue();
      case NUMBER -> node.numberValue();
      case BOOLEAN -> node.booleanValue();
      case OBJECT, ARRAY -> node.toString();
      case NULL, MISSING, BINARY, POJO -> null;
    };
  }
}
