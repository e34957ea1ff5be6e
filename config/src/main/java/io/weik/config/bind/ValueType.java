package io.weik.config.bind;

import io.weik.api.parameter.Secret;
import io.weik.config.yaml.Node;
import java.lang.reflect.Method;
import java.util.List;

/** What a component of a record can hold. */
public sealed interface ValueType {
  /** A text, number, duration and so on. */
  record Simple(SimpleType type) implements ValueType {}

  /** One of an enum's words. */
  record Words(List<Word> words) implements ValueType {}

  /** A type of its own with a public static {@code parse(String)}. */
  record Parsed(Class<?> type, Method parse) implements ValueType {
    /** Whether its values must never be shown. */
    public boolean secret() {
      return type == Secret.class;
    }
  }

  /** A value that may be left out. */
  record Possible(ValueType inner) implements ValueType {}

  /** A list; texts may stand in one text with commas, and a single record needs no list. */
  record Many(ValueType inner) implements ValueType {}

  /** A mapping of texts to texts. */
  record Texts() implements ValueType {}

  /** A mapping with declared keys. */
  record Nested(Class<? extends Record> type) implements ValueType {
    /** Its keys. */
    public RecordShape shape() {
      return RecordShape.of(type);
    }
  }

  /** A value as it stands, of any shape or of one; whoever declared it reads it. */
  record Tree(Class<? extends Node> shape) implements ValueType {}

  /**
   * A word of an enum.
   *
   * @param text as YAML writes it
   * @param doc what it means; empty when the enum does not say
   */
  record Word(String text, String doc, Object constant) {}
}
