package io.weik.config.reference;

import java.util.ArrayList;
import java.util.List;

/** A topic on a terminal. */
public final class Explanation {
  private Explanation() {}

  /** A topic and what is directly in it, in aligned columns; each line is ended. */
  public static String of(Topic topic) {
    var lines = new ArrayList<String>();
    if (!topic.path().isEmpty()) {
      lines.add(topic.path());
      lines.add("");
    }
    if (!topic.doc().isEmpty()) {
      lines.add("  " + topic.doc());
    }
    facts(topic, lines);
    words(topic, lines);
    table(topic.topics(), lines);
    return String.join("\n", lines) + "\n";
  }

  private static void facts(Topic topic, List<String> lines) {
    var facts = new ArrayList<List<String>>();
    facts.add(List.of("type", topic.label()));
    if (topic.required()) {
      facts.add(List.of("required", "yes"));
    } else if (topic.defaultText().isPresent()) {
      facts.add(List.of("default", topic.whenLeftOut()));
    }
    if (!topic.example().isEmpty() && topic.topics().isEmpty()) {
      facts.add(List.of("example", topic.example()));
    }
    if (!topic.path().isEmpty()) {
      lines.add("");
      lines.addAll(Columns.of(facts));
    }
  }

  private static void words(Topic topic, List<String> lines) {
    if (!topic.words().isEmpty()) {
      lines.add("");
      lines.addAll(
          Columns.of(
              topic.words().stream().map(word -> List.of(word.text(), word.doc())).toList()));
    }
  }

  private static void table(List<Topic> topics, List<String> lines) {
    if (topics.isEmpty()) {
      return;
    }
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("NAME", "TYPE", "DEFAULT", "WHAT IT IS"));
    for (var topic : topics) {
      rows.add(List.of(topic.name(), topic.label(), topic.whenLeftOut(), topic.doc()));
    }
    lines.add("");
    lines.addAll(Columns.of(rows));
  }
}
