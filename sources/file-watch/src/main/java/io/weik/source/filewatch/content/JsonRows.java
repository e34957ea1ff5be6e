package io.weik.source.filewatch.content;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The items of JSON arrays, and the values that stand beside them, as in NDJSON. */
final class JsonRows extends NumberedRows {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final BufferedReader reader;
  private final Reading reading;
  private @Nullable JsonParser parser;
  private boolean inArray;

  JsonRows(BufferedReader reader, Reading reading) {
    super(reader, reading);
    this.reader = reader;
    this.reading = reading;
  }

  @Override
  Optional<Content> read() throws IOException {
    try {
      if (parser == null) {
        parser = MAPPER.createParser(reader);
      }
      return item(parser);
    } catch (JsonProcessingException wrong) {
      var place = wrong.getLocation();
      return broken(
          place == null
              ? "not JSON"
              : "not JSON at %d:%d".formatted(place.getLineNr(), place.getColumnNr()));
    }
  }

  private Optional<Content> item(JsonParser json) throws IOException {
    for (var token = json.nextToken(); token != null; token = json.nextToken()) {
      if (!inArray && token == JsonToken.START_ARRAY) {
        inArray = true;
      } else if (inArray && token == JsonToken.END_ARRAY) {
        inArray = false;
      } else {
        return Optional.of(value(json));
      }
    }
    return Optional.empty();
  }

  /** Reads a value as long as it is not too large, then only its end. */
  private Content value(JsonParser json) throws IOException {
    long begin = json.currentTokenLocation().getCharOffset();
    int depth = 0;
    try (var kept = new TokenBuffer(json)) {
      boolean fits = true;
      do {
        var token = json.currentToken();
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        fits = fits && json.currentLocation().getCharOffset() - begin <= reading.most();
        if (fits) {
          kept.copyCurrentEvent(json);
        }
      } while (depth > 0 && json.nextToken() != null);
      long size = json.currentLocation().getCharOffset() - begin;
      return fits
          ? new Content.Json(MAPPER.readValue(kept.asParser(), JsonNode.class))
          : reading.tooLarge("a value of " + size + " characters");
    }
  }
}
