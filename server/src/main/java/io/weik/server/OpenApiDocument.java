package io.weik.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The description of the admin API, made from its endpoints (OpenAPI 3.1.0). */
final class OpenApiDocument {
  private static final String PROBLEM = "Problem";

  private final Map<String, JsonNode> schemas;

  private OpenApiDocument(Map<String, JsonNode> schemas) {
    this.schemas = schemas;
  }

  /**
   * The whole document.
   *
   * @param schemas JSON Schemas by the names that endpoints use
   * @throws IllegalArgumentException when an endpoint names a schema that is not there
   */
  static JsonNode of(List<AdminEndpoint> endpoints, Map<String, JsonNode> schemas) {
    return new OpenApiDocument(schemas).document(endpoints);
  }

  private JsonNode document(List<AdminEndpoint> endpoints) {
    var root = JsonNodeFactory.instance.objectNode();
    root.put("openapi", "3.1.0");
    root.putObject("info").put("title", "Weikio admin API").put("version", "v1");
    root.putArray("security").addObject().putArray("token");
    var paths = root.putObject("paths");
    for (AdminEndpoint endpoint : endpoints) {
      var method = endpoint.method().toLowerCase(Locale.ROOT);
      paths.withObjectProperty(endpoint.path()).set(method, operation(endpoint));
    }
    var components = root.putObject("components");
    var all = components.putObject("schemas");
    schemas.forEach(all::set);
    all.set(PROBLEM, problem());
    components.putObject("securitySchemes").putObject("token").put("type", "http");
    components.withObject("/securitySchemes/token").put("scheme", "bearer");
    return root;
  }

  private ObjectNode operation(AdminEndpoint endpoint) {
    var operation = JsonNodeFactory.instance.objectNode();
    operation.put("operationId", operationId(endpoint)).put("summary", endpoint.summary());
    if (endpoint.open()) {
      operation.putArray("security");
    }
    var parameters = operation.putArray("parameters");
    for (String name : PathTemplate.parse(endpoint.path()).variables()) {
      parameters.add(parameter(name, "path", true));
    }
    for (AdminEndpoint.Query query : endpoint.query()) {
      parameters.add(
          parameter(query.name(), "query", false).put("description", query.description()));
    }
    endpoint
        .takes()
        .ifPresent(content -> operation.set("requestBody", content(content).put("required", true)));
    var responses = operation.putObject("responses");
    var success =
        endpoint
            .answers()
            .map(this::content)
            .orElseGet(JsonNodeFactory.instance::objectNode)
            .put("description", "done");
    responses.set(endpoint.answers().isPresent() ? "200" : "2XX", success);
    var failure = new AdminEndpoint.Content(ProblemDocument.MEDIA_TYPE, PROBLEM);
    responses.set("default", content(failure).put("description", "what is wrong"));
    return operation;
  }

  private static String operationId(AdminEndpoint endpoint) {
    var id = new StringBuilder(endpoint.method().toLowerCase(Locale.ROOT));
    for (String word : endpoint.path().split("\\W+", -1)) {
      if (!word.isEmpty()) {
        id.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
      }
    }
    return id.toString();
  }

  private static ObjectNode parameter(String name, String in, boolean required) {
    var parameter = JsonNodeFactory.instance.objectNode();
    parameter.put("name", name).put("in", in).put("required", required);
    parameter.putObject("schema").put("type", "string");
    return parameter;
  }

  private ObjectNode content(AdminEndpoint.Content content) {
    if (!content.schema().equals(PROBLEM) && !schemas.containsKey(content.schema())) {
      throw new IllegalArgumentException("no schema of this name: " + content.schema());
    }
    var node = JsonNodeFactory.instance.objectNode();
    node.putObject("content")
        .putObject(content.mediaType())
        .putObject("schema")
        .put("$ref", "#/components/schemas/" + content.schema());
    return node;
  }

  private static ObjectNode problem() {
    var schema = JsonNodeFactory.instance.objectNode().put("type", "object");
    var properties = schema.putObject("properties");
    for (String name : List.of("type", "title", "detail")) {
      properties.putObject(name).put("type", "string");
    }
    properties.putObject("status").put("type", "integer");
    var one = properties.putObject("problems").put("type", "array").putObject("items");
    one.put("type", "object").putArray("required").add("category").add("what");
    var fields = one.putObject("properties");
    for (String name :
        List.of("category", "file", "resource", "path", "what", "value", "expected", "hint")) {
      fields.putObject(name).put("type", "string");
    }
    fields.putObject("line").put("type", "integer");
    fields.putObject("column").put("type", "integer");
    return schema;
  }
}
