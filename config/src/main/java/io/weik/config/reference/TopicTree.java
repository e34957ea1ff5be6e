package io.weik.config.reference;

import io.weik.api.resource.Kind;
import io.weik.api.source.SourceType;
import io.weik.api.source.SourceTypes;
import io.weik.config.bind.Field;
import io.weik.config.bind.RecordShape;
import io.weik.config.bind.ValueType;
import io.weik.config.spec.ConditionSpec;
import io.weik.config.spec.KindSpecs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Builds the tree of topics from the records of the kinds and source types. */
public final class TopicTree {
  private TopicTree() {}

  /** The root: the kinds, with the source types in theirs. */
  public static Topic of(SourceTypes types) {
    var kinds = Arrays.stream(Kind.values()).map(kind -> kind(kind, types)).toList();
    return Topic.group("", "", "The kinds of resource.", kinds);
  }

  private static Topic kind(Kind kind, SourceTypes types) {
    var shape = RecordShape.of(KindSpecs.of(kind));
    var topics = new ArrayList<>(fields(kind.word(), shape, Set.of()));
    if (kind == Kind.EVENT_SOURCE) {
      types.all().forEach(type -> topics.add(type(type)));
    }
    return Topic.group(kind.word(), "kind", shape.doc(), List.copyOf(topics));
  }

  private static Topic type(SourceType<?> type) {
    var path = Kind.EVENT_SOURCE.word() + "." + type.name();
    var shape = RecordShape.of(type.configType());
    return Topic.group(path, "source type", shape.doc(), fields(path, shape, Set.of()))
        .shownBy(shape.example());
  }

  private static List<Topic> fields(String path, RecordShape shape, Set<Class<?>> around) {
    return shape.fields().stream().map(field -> field(path, field, around)).toList();
  }

  private static Topic field(String parent, Field field, Set<Class<?>> around) {
    var path = parent + "." + field.key();
    return new Topic(
        path,
        Labels.of(field.type()),
        field.required(),
        field.defaultText(),
        field.example(),
        field.doc(),
        words(field.type()),
        path.equals("EventSubscription.Filter.data")
            ? fields(path, RecordShape.of(ConditionSpec.class), around)
            : record(field.type()).map(type -> inner(path, type, around)).orElse(List.of()));
  }

  /** A record within itself is explained once. */
  private static List<Topic> inner(
      String path, Class<? extends Record> type, Set<Class<?>> around) {
    if (around.contains(type)) {
      return List.of();
    }
    var wider = new ArrayList<>(around);
    wider.add(type);
    return fields(path, RecordShape.of(type), Set.copyOf(wider));
  }

  private static Optional<Class<? extends Record>> record(ValueType type) {
    return switch (type) {
      case ValueType.Nested(var record) -> Optional.of(record);
      case ValueType.Many(var inner) -> record(inner);
      case ValueType.Possible(var inner) -> record(inner);
      case ValueType.Simple _,
          ValueType.Words _,
          ValueType.Parsed _,
          ValueType.Texts _,
          ValueType.Tree _ ->
          Optional.empty();
    };
  }

  private static List<ValueType.Word> words(ValueType type) {
    return switch (type) {
      case ValueType.Words(var words) -> words;
      case ValueType.Many(var inner) -> words(inner);
      case ValueType.Possible(var inner) -> words(inner);
      case ValueType.Simple _,
          ValueType.Nested _,
          ValueType.Parsed _,
          ValueType.Texts _,
          ValueType.Tree _ ->
          List.of();
    };
  }
}
