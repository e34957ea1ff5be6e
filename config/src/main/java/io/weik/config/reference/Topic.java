package io.weik.config.reference;

import io.weik.config.bind.ValueType.Word;
import java.util.List;
import java.util.Optional;

/**
 * Something that can be explained: a kind, a source type, or a key.
 *
 * @param path what {@code explain} is asked for; empty for the whole
 * @param label its type, in a word or two
 * @param example a value as a user would write it; empty when there is none
 * @param words the values it may have, when these are few
 * @param topics what is in it
 */
public record Topic(
    String path,
    String label,
    boolean required,
    Optional<String> defaultText,
    String example,
    String doc,
    List<Word> words,
    List<Topic> topics) {

  /** Something that has no value of its own. */
  static Topic group(String path, String label, String doc, List<Topic> topics) {
    return new Topic(path, label, false, Optional.empty(), "", doc, List.of(), topics);
  }

  /** A copy with an example. */
  Topic shownBy(String newExample) {
    return new Topic(path, label, required, defaultText, newExample, doc, words, topics);
  }

  /** The last word of its path. */
  public String name() {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  /** {@code required}, its default, or nothing. */
  String whenLeftOut() {
    return required
        ? "required"
        : defaultText.map(text -> text.isEmpty() ? "\"\"" : text).orElse("");
  }

  /** The topic in it with this name, without regard to case. */
  public Optional<Topic> find(String name) {
    return topics.stream().filter(topic -> topic.name().equalsIgnoreCase(name)).findFirst();
  }
}
