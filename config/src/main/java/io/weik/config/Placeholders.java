package io.weik.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Cuts a text at its placeholders. */
final class Placeholders {
  private static final String START = "${";
  private static final String LITERAL_START = "$${";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]+");
  private static final Pattern OLD =
      Pattern.compile("\\{\\{\\s*((?:sys|env):)?([A-Za-z0-9_.-]+)\\s*}}");

  private Placeholders() {}

  /** A piece of a text. */
  sealed interface Part {
    /** Text as it is. */
    record Literal(String text) implements Part {}

    /** A placeholder. */
    record Named(String name) implements Part {}

    /** The start of a placeholder that is none; {@code text} is that start. */
    record Broken(String text, String what) implements Part {}
  }

  /** The pieces in order; a text without placeholders is one. */
  static List<Part> parts(String text) {
    var parts = new ArrayList<Part>();
    var literal = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      if (text.startsWith(LITERAL_START, at)) {
        literal.append(START);
        at += LITERAL_START.length();
      } else if (text.startsWith(START, at)) {
        parts.add(new Part.Literal(literal.toString()));
        literal.setLength(0);
        var part = placeholder(text, at);
        parts.add(part);
        at += part instanceof Part.Named(var name) ? name.length() + 3 : START.length();
      } else {
        literal.append(text.charAt(at));
        at++;
      }
    }
    parts.add(new Part.Literal(literal.toString()));
    return parts;
  }

  private static Part placeholder(String text, int at) {
    int end = text.indexOf('}', at);
    if (end < 0) {
      return new Part.Broken(START, "unbalanced ${");
    }
    var name = text.substring(at + START.length(), end);
    return NAME.matcher(name).matches()
        ? new Part.Named(name)
        : new Part.Broken(START, "a ${} without a name of letters, digits, _, - and .");
  }

  /** Whether a text is one or more placeholders and nothing else but commas. */
  static boolean areAlone(String text) {
    var parts = parts(text);
    return parts.stream().anyMatch(Part.Named.class::isInstance)
        && parts.stream().noneMatch(Part.Broken.class::isInstance)
        && parts.stream()
            .filter(Part.Literal.class::isInstance)
            .allMatch(part -> ((Part.Literal) part).text().replace(',', ' ').isBlank());
  }

  /**
   * The v1 form of a placeholder of the old dialect in the text. In texts of several lines, which
   * are code or JSON more often than not, double braces alone are none.
   */
  static Optional<Old> old(String text) {
    boolean severalLines = text.strip().indexOf('\n') >= 0;
    return OLD.matcher(text)
        .results()
        .filter(found -> found.group(1) != null || !severalLines)
        .findFirst()
        .map(found -> new Old(found.group(), START + found.group(2) + "}"));
  }

  /** A placeholder of the old dialect and what replaces it. */
  record Old(String written, String today) {}
}
