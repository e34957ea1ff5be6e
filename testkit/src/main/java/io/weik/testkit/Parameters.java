package io.weik.testkit;

import io.weik.api.parameter.Default;
import io.weik.api.parameter.Key;
import java.lang.reflect.AnnotatedElement;
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
import java.util.Map;
import java.util.Optional;

/** Makes a type's config record of texts, as a user would write them. */
public final class Parameters {
  private Parameters() {}

  /**
   * The record of key, value, key, value; what is not named has its default. A list is written with
   * commas, a mapping as lines of {@code name: value}.
   *
   * @throws AssertionError when a key is not one of the record's, or one that is needed is missing
   * @throws IllegalArgumentException when a value is refused
   */
  public static <C extends Record> C of(Class<C> type, String... keysAndValues) {
    var values = new LinkedHashMap<String, String>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      values.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return of(type, values);
  }

  /** As {@link #of(Class, String...)}. */
  public static <C extends Record> C of(Class<C> type, Map<String, String> given) {
    var values = new LinkedHashMap<>(given);
    var components = type.getRecordComponents();
    var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    var arguments = Arrays.stream(components).map(one -> argument(one, values)).toArray();
    if (!values.isEmpty()) {
      throw new AssertionError("no such parameters: " + values.keySet());
    }
    try {
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(arguments);
    } catch (ReflectiveOperationException broken) {
      throw new LinkageError("config", broken);
    }
  }

  /** The YAML key of a component. */
  public static String key(RecordComponent component) {
    var name = component.getName();
    return word(component, Character.toUpperCase(name.charAt(0)) + name.substring(1));
  }

  private static Object argument(RecordComponent component, Map<String, String> values) {
    var fallback = Optional.ofNullable(component.getAnnotation(Default.class)).map(Default::value);
    var text = Optional.ofNullable(values.remove(key(component))).or(() -> fallback);
    if (component.getType() == Optional.class) {
      return text.map(value -> parse(inner(component), value));
    }
    if (component.getType() == List.class) {
      return text.stream()
          .filter(list -> !list.isEmpty())
          .flatMap(list -> Arrays.stream(list.split(",", -1)))
          .map(String::strip)
          .map(value -> parse(inner(component), value))
          .toList();
    }
    if (component.getType() == Map.class) {
      return text.map(Parameters::mapping).orElse(Map.of());
    }
    return parse(component.getType(), text.orElseThrow(() -> new AssertionError(key(component))));
  }

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

  private static Class<?> inner(RecordComponent component) {
    return (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
  }

  private static Object parse(Class<?> type, String text) {
    return switch (type.getSimpleName()) {
      case "String" -> text;
      case "boolean", "Boolean" -> Boolean.valueOf(text);
      case "int", "Integer" -> Integer.valueOf(text);
      case "long", "Long" -> Long.valueOf(text);
      case "Duration" -> duration(text);
      case "Instant" -> Instant.parse(text);
      case "URI" -> URI.create(text);
      case "Path" -> Path.of(text);
      default -> type.isEnum() ? constant(type, text) : parsed(type, text);
    };
  }

  private static Duration duration(String text) {
    return text.endsWith("ms")
        ? Duration.ofMillis(Long.parseLong(text.replace("ms", "")))
        : Duration.parse("PT" + text);
  }

  private static Object constant(Class<?> type, String text) {
    for (var field : type.getFields()) {
      if (field.isEnumConstant() && word(field, field.getName()).equalsIgnoreCase(text)) {
        return value(type, field.getName());
      }
    }
    throw new AssertionError(text);
  }

  private static Object value(Class<?> type, String name) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> ((Enum<?>) constant).name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String word(AnnotatedElement element, String otherwise) {
    var key = element.getAnnotation(Key.class);
    return key == null ? otherwise : key.value();
  }

  private static Object parsed(Class<?> type, String text) {
    try {
      return type.getMethod("parse", String.class).invoke(null, text);
    } catch (InvocationTargetException refused) {
      var why = refused.getTargetException();
      throw new IllegalArgumentException(why.getMessage(), why);
    } catch (ReflectiveOperationException broken) {
      throw new LinkageError(type + " " + text, broken);
    }
  }
}
