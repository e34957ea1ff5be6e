package io.weik.source.httppoll.item;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import io.weik.api.digest.Sha256;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.TreeMap;

/**
 * SHA-256 of what a JSON value says: neither space between tokens, nor the order of an object's
 * keys, nor how a character or a number is written makes a difference. One thread.
 */
final class Canonical {
  private static final int LONG_DIGITS = 18;

  private final Sha256 hash = new Sha256();

  /**
   * The digest of an item's content; of its bytes when they are no JSON that can be taken apart.
   */
  byte[] digest(Item item) throws IOException {
    if (item.isJson()) {
      try {
        return hash.add(canonical(item)).bytes();
      } catch (JsonProcessingException | NumberFormatException _) {
        return ofBytes(item); // a number beyond all bounds
      }
    }
    return ofBytes(item);
  }

  private byte[] ofBytes(Item item) {
    return hash.add(item.bytes(), item.from(), item.length()).bytes();
  }

  private static byte[] canonical(Item item) throws IOException {
    var data = Json.MAPPER.readTree(item.bytes(), item.from(), item.length());
    try (var out = new ByteArrayBuilder();
        var json = Json.ASCII.createGenerator(out)) {
      write(data, json);
      json.flush();
      return out.toByteArray();
    }
  }

  private static void write(JsonNode value, JsonGenerator json) throws IOException {
    if (value.isObject()) {
      var fields = new TreeMap<String, JsonNode>();
      value.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
      json.writeStartObject();
      for (var field : fields.entrySet()) {
        json.writeFieldName(field.getKey());
        write(field.getValue(), json);
      }
      json.writeEndObject();
    } else if (value.isArray()) {
      json.writeStartArray();
      for (var element : value) {
        write(element, json);
      }
      json.writeEndArray();
    } else if (value.isInt() || value.isLong()) {
      json.writeNumber(value.longValue());
    } else if (value.isNumber()) {
      number(value.decimalValue(), json);
    } else {
      json.writeTree(value);
    }
  }

  private static void number(BigDecimal number, JsonGenerator json) throws IOException {
    var plain = number.stripTrailingZeros();
    if (plain.precision() - plain.scale() <= LONG_DIGITS && plain.scale() <= 0) {
      json.writeNumber(plain.longValue());
    } else {
      json.writeNumber(plain.toString());
    }
  }
}
