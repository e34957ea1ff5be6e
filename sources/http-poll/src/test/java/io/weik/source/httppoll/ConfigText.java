package io.weik.source.httppoll;

import io.weik.api.parameter.Default;
import io.weik.api.parameter.Key;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes parameters of text, as a user would write them. */
final class ConfigText {
  private ConfigText() {}

  /** Parameters of key, value, key, value. */
  static HttpPollConfig config(String... pairs) {
    var values = new LinkedHashMap<String, String>();
    for (int i = 0; i < pairs.length; i += 2) {
      values.put(pairs[i], pairs[i + 1]);
    }
    try {
      var components = HttpPollConfig.class.getRecordComponents();
      var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      var arguments = Arrays.stream(components).map(one -> argument(one, values)).toArray();
      if (!values.isEmpty()) {
        throw new AssertionError("no such parameters: " + values.keySet());
      }
      return HttpPollConfig.class.getDeclaredConstructor(types).newInstance(arguments);
    } catch (ReflectiveOperationException broken) {
      throw new LinkageError("config", broken);
    }
  }

  private static Object argument(RecordComponent component, Map<String, String> values) {
    var name = component.getName();
    var key = Character.toUpperCase(name.charAt(0)) + name.substring(1);
    var fallback = Optional.ofNullable(component.getAnnotation(Default.class)).map(Default::value);
    var text = Optional.ofNullable(values.remove(key)).or(() -> fallback);
    if (component.getType() == Optional.class) {
      return text.map(value -> parse(argumentOf(component), value));
    }
    if (component.getType() == List.class) {
      return text.stream()
          .flatMap(list -> Arrays.stream(list.split(",")))
          .map(value -> parse(argumentOf(component), value.strip()))
          .toList();
    }
    if (component.getType() == Map.class) {
      return text.map(ConfigText::mapping).orElse(Map.of());
    }
    return parse(component.getType(), text.orElseThrow(() -> new AssertionError(key)));
  }

  /** Of {@code name: value} lines. */
  private static Map<String, String> mapping(String text) {
    var mapping = new LinkedHashMap<String, String>();
    text.lines()
        .forEach(
            line -> {
              int colon = line.indexOf(": ");
              mapping.put(line.substring(0, colon), line.substring(colon + 2));
            });
    return mapping;
  }

  private static Class<?> argumentOf(RecordComponent component) {
    return (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
  }

  private static Object parse(Class<?> type, String text) {
    return switch (type.getSimpleName()) {
      case "String" -> text;
      case "boolean" -> Boolean.valueOf(text);
      case "int", "Integer" -> Integer.valueOf(text);
      case "Duration" -> Duration.parse("PT" + text);
      case "Instant" -> Instant.parse(text);
      case "URI" -> URI.create(text);
      case "Path" -> Path.of(text);
      default -> type.isEnum() ? constant(type, text) : parsed(type, text);
    };
  }

  private static Object constant(Class<?> type, String text) {
    for (var constant : type.getEnumConstants()) {
      var name = ((Enum<?>) constant).name();
      if (word(type, name).equals(text) || name.toLowerCase(Locale.ROOT).equals(text)) {
        return constant;
      }
    }
    throw new AssertionError(text);
  }

  private static String word(Class<?> type, String name) {
    try {
      var key = type.getField(name).getAnnotation(Key.class);
      return key == null ? "" : key.value();
    } catch (NoSuchFieldException broken) {
      throw new LinkageError(name, broken);
    }
  }

  private static Object parsed(Class<?> type, String text) {
    try {
      return type.getMethod("parse", String.class).invoke(null, text);
    } catch (InvocationTargetException refused) {
      throw new IllegalArgumentException(Causes.text(refused), refused);
    } catch (ReflectiveOperationException broken) {
      throw new LinkageError(type + " " + text, broken);
    }
  }
}
