package io.weik.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.weik.config.YamlWriter;
import java.io.PrintStream;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** The option that says in which form a result is wanted, and the printing of it. */
final class Output {
  /** Keeps numbers as they were written: a price of 2.50 stays one. */
  static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  /** The forms. */
  enum Form {
    TABLE,
    JSON,
    YAML
  }

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      defaultValue = "table",
      description = "How to print the result: table (for people), json or yaml (for programs).")
  private Form form = Form.TABLE;

  boolean isTable() {
    return form == Form.TABLE;
  }

  /** Prints a result to standard output; {@code table} makes its form for people. */
  void print(JsonNode result, Function<JsonNode, String> table) {
    PrintStream out = System.out;
    switch (form) {
      case TABLE -> out.print(table.apply(result));
      case JSON -> out.println(pretty(result));
      case YAML -> out.print(YamlWriter.write(result));
    }
    out.flush();
  }

  static String pretty(JsonNode json) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("writing to memory", impossible);
    }
  }
}
