package io.weik.config.bind;

import io.weik.api.parameter.Default;
import io.weik.api.parameter.Doc;
import io.weik.api.parameter.Key;
import io.weik.api.parameter.Template;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a record class declares about its YAML form. Read once for each class. */
public final class RecordShape {
  private static final ClassValue<RecordShape> SHAPES =
      new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
          return new RecordShape(type.asSubclass(Record.class));
        }
      };

  private final Class<? extends Record> type;
  private final List<Field> fields;
  private final Constructor<? extends Record> constructor;

  private RecordShape(Class<? extends Record> type) {
    this.type = type;
    var components = type.getRecordComponents();
    this.fields = Arrays.stream(components).map(RecordShape::field).toList();
    try {
      var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      this.constructor = type.getDeclaredConstructor(types);
      this.constructor.setAccessible(true);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("a record without its constructor: " + type, e);
    }
  }

  /**
   * The shape of a record class.
   *
   * @throws IllegalArgumentException when a component has a type that cannot be read from YAML
   */
  public static RecordShape of(Class<? extends Record> type) {
    return SHAPES.get(type);
  }

  /** The components in the order declared. */
  public List<Field> fields() {
    return fields;
  }

  /** What the record is for; empty when it does not say. */
  public String doc() {
    var doc = type.getAnnotation(Doc.class);
    return doc == null ? "" : doc.value();
  }

  /** Lines of YAML as a user would write them, where no single key is required; else empty. */
  public String example() {
    var doc = type.getAnnotation(Doc.class);
    return doc == null ? "" : doc.example();
  }

  /**
   * Makes a record of its components' values.
   *
   * @throws IllegalArgumentException when the record refuses them
   */
  Record create(Object[] values) {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw refused;
      }
      throw new IllegalStateException("cannot make a " + type.getSimpleName(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + type.getSimpleName(), e);
    }
  }

  private static Field field(RecordComponent component) {
    var doc = component.getAnnotation(Doc.class);
    return new Field(
        key(component),
        doc == null ? "" : doc.value(),
        doc == null ? "" : doc.example(),
        Optional.ofNullable(component.getAnnotation(Default.class)).map(Default::value),
        Optional.ofNullable(component.getAnnotation(Template.class))
            .map(template -> List.of(template.value()))
            .orElse(List.of()),
        ValueTypes.of(component.getGenericType(), component));
  }

  private static String key(RecordComponent component) {
    var key = component.getAnnotation(Key.class);
    var name = component.getName();
    return key == null ? Character.toUpperCase(name.charAt(0)) + name.substring(1) : key.value();
  }
}
