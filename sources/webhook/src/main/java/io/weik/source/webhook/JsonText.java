package io.weik.source.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** JSON (RFC 8259) as bytes: checked and read in passing, never made into a tree. */
final class JsonText {
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long TOP_BITS = 0x8080_8080_8080_8080L;
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonText() {}

  /**
   * A parser of bytes that are UTF-8.
   *
   * @throws RefusedException when they are not
   */
  static JsonParser parser(byte[] json) throws IOException {
    requireUtf8(json);
    return FACTORY.createParser(json);
  }

  /**
   * Checks that {@code json} is one JSON value.
   *
   * @return of the fields asked for, those that stand at the top with a text
   * @throws RefusedException when it is not
   */
  static Map<String, String> check(byte[] json, List<String> fields) {
    requireUtf8(json);
    int error = JsonSyntax.firstError(json);
    if (error >= 0) {
      throw RefusedException.malformed("body is not valid JSON at byte " + error);
    }
    return fields.isEmpty() ? Map.of() : collect(json, fields);
  }

  /** Steps over the value at which the parser stands, checking it to its end. */
  static void skip(JsonParser parser) throws IOException {
    parser.skipChildren();
    parser.finishToken();
  }

  /** Requires that nothing follows the value that the parser has just read. */
  static void requireEnd(JsonParser parser) throws IOException {
    if (parser.nextToken() != null) {
      throw RefusedException.malformed("body is not valid JSON: something follows its value");
    }
  }

  private static Map<String, String> collect(byte[] json, List<String> fields) {
    var found = new HashMap<String, String>();
    try (var parser = FACTORY.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return found;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        var name = parser.currentName();
        if (parser.nextToken() == JsonToken.VALUE_STRING && fields.contains(name)) {
          found.put(name, parser.getText());
        } else {
          skip(parser);
        }
      }
      return found;
    } catch (IOException broken) {
      throw invalid(broken);
    }
  }

  /** The refusal of bytes on which a parser stumbled; says nothing of their content. */
  static RefusedException invalid(IOException broken) {
    return RefusedException.malformed(
        broken instanceof JsonProcessingException json && json.getLocation() != null
            ? "body is not valid JSON at byte " + json.getLocation().getByteOffset()
            : "body is not valid JSON");
  }

  /** {@code text} as a JSON string with its quotes. */
  static String quote(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }

  private static void requireUtf8(byte[] bytes) {
    if (!isAscii(bytes)) {
      requireDecodable(bytes);
    }
    boolean mark = bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB;
    boolean wide = bytes.length >= 2 && (bytes[0] == 0 || bytes[1] == 0);
    if (mark || wide) {
      throw RefusedException.malformed("body is not JSON in UTF-8 without a byte order mark");
    }
  }

  private static boolean isAscii(byte[] bytes) {
    int whole = bytes.length - bytes.length % Long.BYTES;
    long all = 0;
    for (int at = 0; at < whole; at += Long.BYTES) {
      all |= (long) EIGHT.get(bytes, at);
    }
    for (int at = whole; at < bytes.length; at++) {
      all |= bytes[at];
    }
    return (all & TOP_BITS) == 0;
  }

  private static void requireDecodable(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
    } catch (CharacterCodingException _) {
      throw RefusedException.malformed("body is not JSON in UTF-8");
    }
  }
}
