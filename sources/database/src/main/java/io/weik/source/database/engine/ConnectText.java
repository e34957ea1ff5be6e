package io.weik.source.database.engine;

import io.weik.source.database.table.UndecodableException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/** Values of Kafka Connect in the text, or the bytes, that servers give them in. */
final class ConnectText {
  /** What each name of a type that Debezium gives begins with. */
  static final String DEBEZIUM = "io.debezium.";

  private ConnectText() {}

  /** A value without a meaning beyond its type. */
  static byte[] plain(Object value) {
    return switch (value) {
      case String text -> utf8(text);
      case byte[] bytes -> bytes;
      case ByteBuffer buffer -> bytes(buffer);
      case BigDecimal number -> utf8(number.toPlainString());
      case Float number -> utf8(whole(Float.toString(number)));
      case Double number -> utf8(whole(Double.toString(number)));
      case Number number -> utf8(number.toString());
      case Boolean flag -> utf8(flag.toString());
      default ->
          throw new UndecodableException("it is given as " + value.getClass().getSimpleName());
    };
  }

  private static String whole(String number) {
    return number.endsWith(".0") ? number.substring(0, number.length() - 2) : number;
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] bytes(ByteBuffer buffer) {
    var bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  static byte[] bytes(Object value) {
    return value instanceof ByteBuffer buffer ? bytes(buffer) : (byte[]) value;
  }

  /** A decimal number that brings its scale along. */
  static byte[] scaled(Struct number) {
    var digits = new BigInteger(bytes(number.get("value")));
    return plain(new BigDecimal(digits, number.getInt32("scale")));
  }

  /** The last part of the name of a schema; empty for one without a name. */
  static String shortName(Schema schema) {
    return schema.name() == null ? "" : schema.name().substring(schema.name().lastIndexOf('.') + 1);
  }
}
