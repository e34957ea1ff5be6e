package io.weik.config.bind;

import io.weik.api.problem.Suggestions;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Texts to values. Every method throws {@link IllegalArgumentException} whose message is what was
 * expected.
 */
final class ValueParser {
  private ValueParser() {}

  static Object simple(SimpleType type, String text) {
    try {
      return switch (type) {
        case TEXT -> text;
        case INT -> Integer.valueOf(text.strip());
        case LONG -> Long.valueOf(text.strip());
        case BOOLEAN -> bool(text);
        case DURATION -> Durations.parse(text);
        case INSTANT -> OffsetDateTime.parse(text.strip()).toInstant();
        case URI_TEXT -> new URI(text.strip());
        case PATH -> Path.of(text);
      };
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(number(type, text), e);
    } catch (DateTimeParseException | URISyntaxException | InvalidPathException e) {
      throw new IllegalArgumentException(type.expected(), e);
    }
  }

  private static boolean bool(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(SimpleType.BOOLEAN.expected());
    };
  }

  /** What to do about a text that is not what was expected, where that is known. */
  static Optional<String> hint(ValueType type, String text) {
    return switch (type) {
      case ValueType.Words(var words) -> Suggestions.didYouMean(text, texts(words));
      case ValueType.Simple(var simple) when simple == SimpleType.BOOLEAN ->
          switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "yes", "on", "y", "1" -> Optional.of("write true");
            case "no", "off", "n", "0" -> Optional.of("write false");
            default -> Optional.empty();
          };
      case ValueType.Simple _,
          ValueType.Parsed _,
          ValueType.Possible _,
          ValueType.Many _,
          ValueType.Texts _,
          ValueType.Nested _,
          ValueType.Tree _ ->
          Optional.empty();
    };
  }

  private static String number(SimpleType type, String text) {
    if (!text.strip().matches("[-+]?\\d+")) {
      return type.expected();
    }
    return type == SimpleType.INT
        ? "a whole number between " + Integer.MIN_VALUE + " and " + Integer.MAX_VALUE
        : "a whole number between " + Long.MIN_VALUE + " and " + Long.MAX_VALUE;
  }

  static Object word(List<ValueType.Word> words, String text) {
    return words.stream()
        .filter(word -> word.text().equalsIgnoreCase(text.strip()))
        .findFirst()
        .map(ValueType.Word::constant)
        .orElseThrow(() -> new IllegalArgumentException(String.join(", ", texts(words))));
  }

  static List<String> texts(List<ValueType.Word> words) {
    return words.stream().map(ValueType.Word::text).toList();
  }

  static Object parsed(Method parse, String text) {
    try {
      return parse.invoke(null, text);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw refused;
      }
      if (e.getCause() instanceof ArithmeticException) {
        throw new IllegalArgumentException("a smaller number", e);
      }
      throw new IllegalStateException(parse + " failed", e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(parse + " cannot be called", e);
    }
  }
}
