package io.weik.config.reference;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weik.api.resource.Kind;
import io.weik.api.source.SourceTypes;
import io.weik.config.bind.Field;
import io.weik.config.bind.RecordShape;
import io.weik.config.spec.ConditionSpec;
import io.weik.config.spec.EnvelopeSpec;
import io.weik.config.spec.GapPolicy;
import io.weik.config.spec.KindSpecs;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One JSON Schema for all resources, for editors.
 *
 * @see <a href="https://json-schema.org/draft/2020-12">JSON Schema 2020-12</a>
 */
public final class SchemaWriter {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final SourceTypes types;
  private final List<String> channelTypes;
  private final ObjectNode definitions = JSON.objectNode();
  private final Map<Class<?>, String> names = new HashMap<>();
  private final Deque<Class<? extends Record>> unwritten = new ArrayDeque<>();
  private final TypeSchema typeSchema = new TypeSchema(this::reference);

  private SchemaWriter(SourceTypes types, List<String> channelTypes) {
    this.types = types;
    this.channelTypes = channelTypes;
  }

  /** The schema of resources with these types of sources and channels. */
  public static String write(SourceTypes types, List<String> channelTypes) {
    return new SchemaWriter(types, channelTypes).schema().toPrettyString();
  }

  private ObjectNode schema() {
    var schema = object(EnvelopeSpec.class);
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "Weikio resource");
    for (var kind : Kind.values()) {
      names.put(KindSpecs.of(kind), kind.word());
      unwritten.add(KindSpecs.of(kind));
      schema.withArray("allOf").add(when("kind", kind.word(), "spec", kind.word()));
    }
    writeDefinitions();
    schema.set("$defs", definitions);
    return schema;
  }

  private void writeDefinitions() {
    types.all().forEach(type -> names.put(type.configType(), "EventSource." + type.name()));
    types.all().forEach(type -> unwritten.add(type.configType()));
    while (!unwritten.isEmpty()) {
      var record = unwritten.remove();
      definitions.set(name(record), object(record));
    }
    var source = (ObjectNode) definitions.get(Kind.EVENT_SOURCE.word());
    types
        .all()
        .forEach(type -> source.withArray("allOf").add(typed(type.name(), type.configType())));
  }

  private static ObjectNode typed(String type, Class<? extends Record> config) {
    var when = when("Type", type, "Parameters", "EventSource." + type);
    if (RecordShape.of(config).fields().stream().anyMatch(Field::required)) {
      ((ObjectNode) when.get("then")).putArray("required").add("Parameters");
    }
    return when;
  }

  /** If a key has a value, then another key is as the definition says. */
  private static ObjectNode when(String key, String value, String then, String definition) {
    var condition = JSON.objectNode();
    condition.putObject("properties").putObject(key).put("const", value);
    condition.putArray("required").add(key);
    var consequence = JSON.objectNode();
    consequence.putObject("properties").putObject(then).put("$ref", "#/$defs/" + definition);
    var rule = JSON.objectNode();
    rule.set("if", condition);
    rule.set("then", consequence);
    return rule;
  }

  private ObjectNode object(Class<? extends Record> record) {
    var shape = RecordShape.of(record);
    var object = JSON.objectNode().put("type", "object");
    if (!shape.doc().isEmpty()) {
      object.put("description", shape.doc());
    }
    var properties = object.putObject("properties");
    shape.fields().forEach(field -> properties.set(field.key(), property(record, field)));
    var required = shape.fields().stream().filter(Field::required).map(Field::key).toList();
    if (!required.isEmpty()) {
      required.forEach(object.putArray("required")::add);
    }
    return object.put("additionalProperties", false);
  }

  private ObjectNode property(Class<? extends Record> record, Field field) {
    var property = special(record, field).orElseGet(() -> typeSchema.of(field.type()));
    if (!field.doc().isEmpty()) {
      property.put("description", field.doc());
    }
    field.defaultText().ifPresent(text -> property.put("default", text));
    if (!field.example().isEmpty()) {
      property.putArray("examples").add(field.example());
    }
    return property;
  }

  /** What records do not say by themselves. */
  private Optional<ObjectNode> special(Class<? extends Record> record, Field field) {
    return switch (name(record) + "." + field.key()) {
      case "EnvelopeSpec.apiVersion" ->
          Optional.of(words(List.of("weik.io/v1", "weik.io/v1alpha1")));
      case "EnvelopeSpec.kind" ->
          Optional.of(words(Arrays.stream(Kind.values()).map(Kind::word).toList()));
      case "EventSource.Type" -> Optional.of(TypeSchema.words(types.names()));
      case "EventChannel.Type" -> Optional.of(TypeSchema.words(channelTypes));
      case "EventSubscription.OnGap" -> Optional.of(TypeSchema.words(GapPolicy.WORDS));
      case "FilterSpec.data" -> Optional.of(data());
      case "IntegrationFlow.Steps" -> Optional.of(steps());
      default -> Optional.empty();
    };
  }

  private static ObjectNode words(List<String> words) {
    var schema = JSON.objectNode();
    words.forEach(schema.putArray("enum")::add);
    return schema;
  }

  private ObjectNode data() {
    var values =
        TypeSchema.anyOf(
            TypeSchema.scalar(), JSON.objectNode().put("$ref", reference(ConditionSpec.class)));
    return JSON.objectNode().put("type", "object").set("additionalProperties", values);
  }

  private static ObjectNode steps() {
    var step =
        JSON.objectNode().put("type", "object").put("minProperties", 1).put("maxProperties", 1);
    return JSON.objectNode().put("type", "array").put("minItems", 1).set("items", step);
  }

  private String name(Class<? extends Record> record) {
    var name = names.get(record);
    return name == null ? record.getSimpleName() : name;
  }

  private String reference(Class<? extends Record> record) {
    if (!names.containsKey(record)) {
      names.put(record, nested(record));
      unwritten.add(record);
    }
    return "#/$defs/" + name(record);
  }

  private String nested(Class<? extends Record> record) {
    var outer = record.getEnclosingClass();
    var simple = record.getSimpleName();
    return names.containsValue(simple) && outer != null
        ? outer.getSimpleName() + "." + simple
        : simple;
  }
}
