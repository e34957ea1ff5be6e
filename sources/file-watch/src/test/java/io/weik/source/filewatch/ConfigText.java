package io.weik.source.filewatch;

import io.weik.api.parameter.Default;
import io.weik.api.parameter.Key;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes parameters of text, as a user would write them. */
final class ConfigText {
  private ConfigText() {}

  /** Of keys and values in turn, besides the path. */
  static FileWatchConfig config(Path folder, String... keysAndValues) {
    var values = new HashMap<String, String>(Map.of("Path", folder.toString()));
    for (int i = 0; i < keysAndValues.length; i += 2) {
      values.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    try {
      var components = FileWatchConfig.class.getRecordComponents();
      var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      var arguments = Arrays.stream(components).map(one -> argument(one, values)).toArray();
      return FileWatchConfig.class.getDeclaredConstructor(types).newInstance(arguments);
    } catch (ReflectiveOperationException broken) {
      throw new LinkageError("config", broken);
    }
  }

  private static Object argument(RecordComponent component, Map<String, String> values) {
    var name = component.getName();
    var key = Character.toUpperCase(name.charAt(0)) + name.substring(1);
    var fallback = Optional.ofNullable(component.getAnnotation(Default.class)).map(Default::value);
    var text = Optional.ofNullable(values.get(key)).or(() -> fallback);
    if (component.getType() == Optional.class) {
      return text.map(value -> parse(inner(component), value));
    }
    if (component.getType() == List.class) {
      return text.stream()
          .flatMap(list -> Arrays.stream(list.split(", ")))
          .filter(value -> !value.isEmpty())
          .map(value -> parse(inner(component), value))
          .toList();
    }
    return parse(component.getType(), text.orElseThrow(() -> new AssertionError(key)));
  }

  private static Class<?> inner(RecordComponent component) {
    return (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
  }

  private static Object parse(Class<?> type, String text) {
    if (type == String.class) {
      return text;
    }
    if (type == boolean.class) {
      return Boolean.valueOf(text);
    }
    if (type == Path.class) {
      return Path.of(text);
    }
    if (type == Duration.class) {
      return text.endsWith("ms")
          ? Duration.ofMillis(Long.parseLong(text.replace("ms", "")))
          : Duration.parse("PT" + text);
    }
    return type.isEnum() ? constant(type, text) : parsed(type, text);
  }

  private static Object constant(Class<?> type, String text) {
    try {
      for (var field : type.getFields()) {
        var key = field.getAnnotation(Key.class);
        var word = key == null ? field.getName() : key.value();
        if (field.isEnumConstant() && word.equalsIgnoreCase(text)) {
          return field.get(null);
        }
      }
      throw new AssertionError(text);
    } catch (IllegalAccessException broken) {
      throw new AssertionError(broken);
    }
  }

  private static Object parsed(Class<?> type, String text) {
    try {
      return type.getMethod("parse", String.class).invoke(null, text);
    } catch (ReflectiveOperationException broken) {
      throw new LinkageError(type + " " + text, broken);
    }
  }
}
