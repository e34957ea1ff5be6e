package io.weik.source.httppoll.item;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * How JSON is read here: exact numbers, texts as long as a body may be, names not kept for ever,
 * and no more of it at once in memory than {@link Parts} allows.
 */
final class Json {
  private static final long TOKENS_OF_PART = 5; // a name, a start, an end, #text and its value

  static final JsonFactory FACTORY = factory(constraints().build());

  static final ObjectMapper MAPPER =
      JsonMapper.builder(factory(constraints().maxTokenCount(TOKENS_OF_PART * Parts.MOST).build()))
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  /** Writes any text, also one that holds half of a character. */
  static final ObjectMapper ASCII =
      JsonMapper.builder(new JsonFactoryBuilder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build())
          .build();

  private Json() {}

  private static StreamReadConstraints.Builder constraints() {
    return StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE);
  }

  private static JsonFactory factory(StreamReadConstraints constraints) {
    return JsonFactory.builder()
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .streamReadConstraints(constraints)
        .build();
  }
}
