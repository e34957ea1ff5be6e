package io.weik.config.bind;

import io.weik.api.parameter.Doc;
import io.weik.api.parameter.Key;
import io.weik.config.yaml.Node;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Java types to the value types that YAML can be read into. */
final class ValueTypes {
  private ValueTypes() {}

  static ValueType of(Type type, RecordComponent component) {
    return switch (type) {
      case Class<?> plain -> ofClass(plain, component);
      case ParameterizedType generic -> ofGeneric(generic, component);
      default -> throw unreadable(type, component);
    };
  }

  private static ValueType ofGeneric(ParameterizedType type, RecordComponent component) {
    var arguments = type.getActualTypeArguments();
    if (type.getRawType() == Optional.class) {
      return new ValueType.Possible(of(arguments[0], component));
    }
    if (type.getRawType() == List.class) {
      return new ValueType.Many(of(arguments[0], component));
    }
    if (type.getRawType() == Map.class
        && List.of(arguments).equals(List.of(String.class, String.class))) {
      return new ValueType.Texts();
    }
    throw unreadable(type, component);
  }

  private static ValueType ofClass(Class<?> type, RecordComponent component) {
    var simple = SimpleType.of(type);
    if (simple.isPresent()) {
      return new ValueType.Simple(simple.get());
    }
    if (Node.class.isAssignableFrom(type)) {
      return new ValueType.Tree(type.asSubclass(Node.class));
    }
    if (type.isEnum()) {
      return new ValueType.Words(
          Arrays.stream(type.getEnumConstants())
              .map(Enum.class::cast)
              .map(ValueTypes::word)
              .toList());
    }
    return parse(type)
        .<ValueType>map(method -> new ValueType.Parsed(type, method))
        .or(() -> nested(type))
        .orElseThrow(() -> unreadable(type, component));
  }

  private static Optional<ValueType> nested(Class<?> type) {
    return type.isRecord()
        ? Optional.of(new ValueType.Nested(type.asSubclass(Record.class)))
        : Optional.empty();
  }

  private static Optional<Method> parse(Class<?> type) {
    try {
      var method = type.getMethod("parse", String.class);
      boolean fits =
          Modifier.isStatic(method.getModifiers()) && type.isAssignableFrom(method.getReturnType());
      method.setAccessible(true);
      return fits ? Optional.of(method) : Optional.empty();
    } catch (NoSuchMethodException _) {
      return Optional.empty();
    }
  }

  private static ValueType.Word word(Enum<?> constant) {
    try {
      var field = constant.getDeclaringClass().getField(constant.name());
      var key = field.getAnnotation(Key.class);
      var doc = field.getAnnotation(Doc.class);
      return new ValueType.Word(
          key == null ? camelCase(constant.name()) : key.value(),
          doc == null ? "" : doc.value(),
          constant);
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("an enum constant without its field: " + constant, e);
    }
  }

  private static String camelCase(String name) {
    var words = new StringBuilder();
    for (var part : name.split("_", -1)) {
      words.append(part.substring(0, 1)).append(part.substring(1).toLowerCase(Locale.ROOT));
    }
    return words.toString();
  }

  private static IllegalArgumentException unreadable(Type type, RecordComponent component) {
    return new IllegalArgumentException(
        "cannot be read from YAML: "
            + type.getTypeName()
            + " "
            + component.getName()
            + " of "
            + component.getDeclaringRecord().getName());
  }
}
