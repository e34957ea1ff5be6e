package io.weik.config.reference;

import java.util.Collections;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The topics as Markdown pages. */
public final class ReferencePages {
  private static final String SOURCE_TYPE = "source type";

  private ReferencePages() {}

  /**
   * Pages by file name: one for each kind and source type, and {@code README.md} that lists them.
   */
  public static SortedMap<String, String> of(Topic root) {
    var pages = new TreeMap<String, String>();
    var list = new StringBuilder("# Reference\n\n" + NOTE + "\n\n");
    for (var kind : root.topics()) {
      add(kind, "", pages, list);
      kind.topics().stream()
          .filter(ReferencePages::isSourceType)
          .forEach(type -> add(type, "  ", pages, list));
    }
    pages.put("README.md", list.toString());
    return Collections.unmodifiableSortedMap(pages);
  }

  private static final String NOTE =
      "Generated from the program; `weikio explain` shows the same on a terminal.";

  private static void add(
      Topic topic, String indent, SortedMap<String, String> pages, StringBuilder list) {
    var file = topic.path().toLowerCase(Locale.ROOT).replace('.', '-') + ".md";
    pages.put(file, page(topic));
    list.append("%s- [%s](%s): %s\n".formatted(indent, topic.path(), file, topic.doc()));
  }

  private static boolean isSourceType(Topic topic) {
    return topic.label().equals(SOURCE_TYPE);
  }

  private static String page(Topic topic) {
    var title = isSourceType(topic) ? "EventSource of type " + topic.name() : topic.name();
    var page = new StringBuilder("# " + title + "\n\n" + topic.doc() + "\n\n" + NOTE + "\n");
    if (isSourceType(topic)) {
      page.append("\n```yaml\n").append(example(topic)).append("```\n");
    }
    page.append("\n## ").append(isSourceType(topic) ? "Parameters" : "spec").append("\n");
    section(topic, page);
    return page.toString();
  }

  private static void section(Topic topic, StringBuilder page) {
    page.append("\n| Key | Type | Default | What it is |\n|---|---|---|---|\n");
    var keys = topic.topics().stream().filter(each -> !isSourceType(each)).toList();
    keys.forEach(key -> page.append(row(key)));
    keys.stream()
        .filter(key -> !key.topics().isEmpty())
        .forEach(
            key -> {
              page.append("\n### ").append(key.path()).append("\n");
              section(key, page);
            });
  }

  private static String row(Topic key) {
    var doc = key.doc();
    if (!key.words().isEmpty()) {
      doc +=
          key.words().stream()
              .map(
                  word -> "`" + word.text() + "`" + (word.doc().isEmpty() ? "" : ": " + word.doc()))
              .collect(Collectors.joining("<br>", "<br>", ""));
    }
    if (!key.example().isEmpty()) {
      doc += "<br>Example: `" + key.example() + "`";
    }
    return "| `%s` | %s | %s | %s |\n"
        .formatted(key.name(), cell(key.label()), cell(whenLeftOut(key)), cell(doc));
  }

  private static String whenLeftOut(Topic key) {
    return key.required() || key.defaultText().isEmpty()
        ? key.whenLeftOut()
        : "`" + key.whenLeftOut() + "`";
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }

  /**
   * With the parameters that the type's own example has, else with those that are required or,
   * where none is, with the first that has an example.
   */
  private static String example(Topic type) {
    boolean anyRequired = type.topics().stream().anyMatch(Topic::required);
    var keys =
        type.topics().stream()
            .filter(key -> !key.example().isEmpty())
            .filter(key -> key.required() || !anyRequired)
            .limit(anyRequired ? Long.MAX_VALUE : 1)
            .map(key -> "    " + key.name() + ": " + key.example() + "\n")
            .collect(Collectors.joining());
    var parameters = type.example().isEmpty() ? keys : type.example().indent(4);
    return """
    apiVersion: weik.io/v1
    kind: EventSource
    metadata:
      name: %s-example
    spec:
      Type: %s
      EventType: com.example.orders.created
      EventSource: /services/orders
    %s\
    """
        .formatted(
            type.name(), type.name(), parameters.isEmpty() ? "" : "  Parameters:\n" + parameters);
  }
}
