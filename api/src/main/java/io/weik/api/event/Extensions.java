package io.weik.api.event;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The extension attributes that Weikio itself gives a meaning to, and the rules that all of them
 * follow.
 *
 * @see <a
 *     href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md#type-system">CloudEvents
 *     type system</a>
 */
public final class Extensions {
  /** Events of one source with the same value are delivered in order. */
  public static final String PARTITION_KEY = "partitionkey";

  /**
   * The variables mapped from the event by its source's {@code Variables}, as one JSON object in
   * text.
   */
  public static final String VARIABLES = "weikvariables";

  /** The id of the replay that delivers the event again; absent from stored events. */
  public static final String REPLAY = "weikreplay";

  private Extensions() {}

  /**
   * Whether CloudEvents allows {@code name} for an attribute: lower-case ASCII letters and digits.
   */
  public static boolean isName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  /**
   * A sorted, unmodifiable copy.
   *
   * @throws IllegalArgumentException when a name is not allowed or a value is neither {@link
   *     String}, {@link Integer} nor {@link Boolean}
   */
  static SortedMap<String, Object> checked(Map<String, ?> extensions) {
    if (extensions.isEmpty()) {
      return Collections.emptySortedMap();
    }
    var sorted = new TreeMap<String, Object>();
    extensions.forEach((name, value) -> sorted.put(checkedName(name), checkedValue(name, value)));
    return Collections.unmodifiableSortedMap(sorted);
  }

  private static String checkedName(String name) {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "extension name: " + name + " (expected: lower-case letters and digits)");
    }
    return name;
  }

  private static Object checkedValue(String name, Object value) {
    return switch (value) {
      case String text -> text;
      case Integer number -> number;
      case Boolean flag -> flag;
      default ->
          throw new IllegalArgumentException(
              "extension "
                  + name
                  + ": "
                  + value.getClass()
                  + " (expected: text, integer or boolean)");
    };
  }
}
