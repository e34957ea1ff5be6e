package io.weik.config;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** Writes JSON as YAML, for results that programs read. */
public final class YamlWriter {
  private static final JsonMapper JSON = new JsonMapper();
  private static final DumpSettings BLOCKS =
      DumpSettings.builder()
          .setDefaultFlowStyle(FlowStyle.BLOCK)
          .setIndicatorIndent(2)
          .setIndentWithIndicator(true)
          .build();

  private YamlWriter() {}

  /** The same value as a YAML document, ended by a line end. */
  public static String write(JsonNode json) {
    return new Dump(BLOCKS).dumpToString(JSON.convertValue(json, new TypeReference<Object>() {}));
  }
}
