package io.weik.flow;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The values of an enum of Camel's that a message names by its class. */
final class EnumValues {
  private static final Pattern NAME =
      Pattern.compile("(?:required type: |as a |class )(org\\.apache\\.camel\\.[\\w.$]+\\w)");

  private EnumValues() {}

  /** All values of the enum whose class name {@code message} holds, if it holds one. */
  static Optional<String> named(String message) {
    return NAME.matcher(message)
        .results()
        .map(match -> match.group(1))
        .findFirst()
        .flatMap(EnumValues::of);
  }

  private static Optional<String> of(String className) {
    try {
      return Optional.ofNullable(Class.forName(className).getEnumConstants())
          .map(
              values ->
                  Arrays.stream(values).map(Object::toString).collect(Collectors.joining(", ")));
    } catch (ClassNotFoundException _) {
      return Optional.empty();
    }
  }
}
