package io.weik.source.httppoll.item;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One step of a plain path. */
sealed interface Step {
  /** No element has this number. */
  int NONE = -2;

  /** To the field of this name; in a dotted name also to the element of this number. */
  record Name(String name, int index) implements Step {}

  /** To the element of this number, from 0; -1 is the last. */
  record Index(int index) implements Step {}

  /** To every field or element. */
  record Any() implements Step {}

  /** The steps of a dotted name; empty when it is none. */
  static Optional<List<Step>> ofDotted(String path) {
    var steps = new ArrayList<Step>();
    for (var name : path.split("\\.", -1)) {
      if (name.isBlank()) {
        return Optional.empty();
      }
      boolean number = name.length() < 10 && name.chars().allMatch(c -> c >= '0' && c <= '9');
      steps.add(new Name(name, number ? Integer.parseInt(name) : NONE));
    }
    return Optional.of(List.copyOf(steps));
  }

  /** The steps of a JSONPath; empty when it is not plain. */
  static Optional<List<Step>> ofJsonPath(String path) {
    var steps = new ArrayList<Step>();
    var matcher = Syntax.STEP.matcher(path).region(1, path.length());
    int end = 1;
    while (end < path.length() && matcher.lookingAt()) {
      steps.add(Syntax.step(matcher));
      end = matcher.end();
      matcher.region(end, path.length());
    }
    return end == path.length() ? Optional.of(List.copyOf(steps)) : Optional.empty();
  }

  /** How a step of a JSONPath is written. */
  final class Syntax {
    private static final Pattern STEP =
        Pattern.compile(
            "\\.(?<name>[\\w:@#-]+)|\\.(?<star>\\*)|\\[(?<index>\\d{1,9}|-1)]|\\[(?<any>\\*)]"
                + "|\\['(?<single>[^'\\\\]*)']|\\[\"(?<double>[^\"\\\\]*)\"]",
            Pattern.UNICODE_CHARACTER_CLASS);

    private Syntax() {}

    private static Step step(Matcher matcher) {
      if (matcher.group("star") != null || matcher.group("any") != null) {
        return new Any();
      }
      var index = matcher.group("index");
      if (index != null) {
        return new Index(Integer.parseInt(index));
      }
      var name =
          Stream.of("name", "single", "double")
              .map(matcher::group)
              .filter(Objects::nonNull)
              .findFirst();
      return new Name(name.orElseThrow(), NONE);
    }
  }
}
