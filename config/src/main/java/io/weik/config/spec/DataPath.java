package io.weik.config.spec;

import com.jayway.jsonpath.JsonPath;
import java.util.Arrays;

/** Where in an event's data a value stands: a dotted name, or a JSONPath that starts with $. */
public record DataPath(String text) {
  private static final int MAXIMUM_LENGTH = 512;

  /** Takes the text when it is such a path. */
  public static DataPath parse(String text) {
    if (text.length() > MAXIMUM_LENGTH
        || !(text.startsWith("$") ? isJsonPath(text) : isName(text))) {
      throw new IllegalArgumentException(
          "a dotted name such as customer.email, or a JSONPath such as $.items[0].id");
    }
    return new DataPath(text);
  }

  private static boolean isName(String text) {
    return Arrays.stream(text.split("\\.", -1)).noneMatch(String::isBlank);
  }

  private static boolean isJsonPath(String text) {
    try {
      JsonPath.compile(text);
      return !text.endsWith("["); // the library overlooks this one
    } catch (RuntimeException _) { // the library throws whatever its parser trips over
      return false;
    }
  }
}
