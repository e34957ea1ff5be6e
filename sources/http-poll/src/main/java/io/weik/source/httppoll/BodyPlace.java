package io.weik.source.httppoll;

import java.util.function.UnaryOperator;

/** Writes values so that they cannot break out of the place in a body where they stand. */
final class BodyPlace {
  private BodyPlace() {}

  /**
   * How a value is written in a body of this type, whose places stand within strings or texts.
   *
   * @param type in small letters
   */
  static UnaryOperator<String> in(String type) {
    if (type.contains("json")) {
      return BodyPlace::inJson;
    }
    if (type.contains("form-urlencoded")) {
      return WebAddress::value;
    }
    return type.contains("xml") ? BodyPlace::inXml : UnaryOperator.identity();
  }

  private static String inJson(String text) {
    var escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if (each == '"' || each == '\\') {
        escaped.append('\\').append(each);
      } else if (each < ' ') {
        escaped.append("\\u%04x".formatted((int) each));
      } else {
        escaped.append(each);
      }
    }
    return escaped.toString();
  }

  private static String inXml(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("'", "&#39;")
        .replace("\"", "&#34;");
  }
}
