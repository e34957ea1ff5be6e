package io.weik.config.spec;

import io.weik.api.parameter.Default;
import io.weik.api.parameter.Doc;
import io.weik.api.resource.OnGap;
import io.weik.config.yaml.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The spec of an EventSource. */
@Doc("Where events come from.")
public record EventSourceSpec(
    @Doc(value = "The type of source.", example = "webhook") String type,
    @Doc(
            value = "The type of its CloudEvents, in reverse DNS notation.",
            example = "com.example.orders.created")
        PresentText eventType,
    @Doc(
            value = "The source of its CloudEvents: a URI or a part of one.",
            example = "/services/orders")
        UriReference eventSource,
    @Doc(value = "The subject of those of its CloudEvents that bring none.", example = "/orders")
        Optional<PresentText> subject,
    @Doc("What the type needs to know; each type has its own.") Optional<Node.Mapping> parameters,
    @Doc("Values of the event's data that subscribing flows see as ${TargetVariable}.")
        List<MappingSpec> variables,
    @Doc("Python packages that the source's own code needs, each with its version specifier.")
        Map<String, String> requirements,
    @Doc("What its stream keeps.") Optional<RetentionSpec> retention,
    @Doc("What is done when the source finds that events were lost.") @Default("fail")
        OnGap onGap) {

  /** One variable mapped from the data. */
  @Doc("A value of the event's data, by name.")
  public record MappingSpec(
      @Doc(
              value = "Where the value stands: a dotted name, or a JSONPath that starts with $.",
              example = "customer.email")
          DataPath sourceColumn,
      @Doc(value = "The name that flows know it by.", example = "CustomerEmail")
          VariableName targetVariable) {}
}
