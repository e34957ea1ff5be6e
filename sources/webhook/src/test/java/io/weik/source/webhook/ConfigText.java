package io.weik.source.webhook;

import io.weik.api.parameter.Default;
import io.weik.api.parameter.Key;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes parameters of text, as a user would write them. */
final class ConfigText {
  private ConfigText() {}

  static WebhookConfig config(Map<String, String> values) {
    try {
      var components = WebhookConfig.class.getRecordComponents();
      var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      var arguments = Arrays.stream(components).map(one -> argument(one, values)).toArray();
      return WebhookConfig.class.getDeclaredConstructor(types).newInstance(arguments);
    } catch (ReflectiveOperationException broken) {
      throw new LinkageError("config", broken);
    }
  }

  static String key(RecordComponent component) {
    var key = component.getAnnotation(Key.class);
    var name = component.getName();
    return key != null ? key.value() : Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private static Object argument(RecordComponent component, Map<String, String> values) {
    var fallback = component.getAnnotation(Default.class);
    var given = Optional.ofNullable(values.get(key(component)));
    var text = given.or(() -> Optional.ofNullable(fallback).map(Default::value));
    if (component.getType() == Optional.class) {
      return text.map(value -> parse(argumentOf(component), value));
    }
    if (component.getType() == List.class) {
      return text.stream()
          .flatMap(list -> Arrays.stream(list.split(",")))
          .map(value -> parse(argumentOf(component), value.strip()))
          .toList();
    }
    return parse(component.getType(), text.orElseThrow(() -> new AssertionError(key(component))));
  }

  private static Class<?> argumentOf(RecordComponent component) {
    Type type = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
    return (Class<?>) type;
  }

  private static Object parse(Class<?> type, String text) {
    if (type == String.class) {
      return text;
    }
    if (type == Boolean.class) {
      return Boolean.valueOf(text);
    }
    if (type == int.class) {
      return Integer.valueOf(text);
    }
    if (type == Duration.class) {
      return Duration.parse("PT" + text);
    }
    return type.isEnum() ? constant(type, text) : parsed(type, text);
  }

  private static Object constant(Class<?> type, String text) {
    try {
      for (var field : type.getFields()) {
        if (field.isEnumConstant() && field.getAnnotation(Key.class).value().equals(text)) {
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
