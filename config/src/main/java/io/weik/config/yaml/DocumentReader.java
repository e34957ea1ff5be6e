package io.weik.config.yaml;

import io.weik.api.problem.Problem;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Cuts a text into its documents. */
final class DocumentReader {
  private final String file;
  private final String text;
  private final Iterator<Event> events;
  private final Consumer<Problem> sink;

  DocumentReader(String file, String text, Iterator<Event> events, Consumer<Problem> sink) {
    this.file = file;
    this.text = text;
    this.events = events;
    this.sink = sink;
  }

  /** Adds every document that is not empty. */
  void readAll(List<YamlDocument> documents) {
    int start = 0;
    Node root = null;
    while (events.hasNext()) {
      switch (events.next()) {
        case DocumentStartEvent begin -> {
          int cut = begin.isExplicit() ? offset(begin.getStartMark().orElseThrow()) : 0;
          if (root != null) {
            add(documents, root, text.substring(start, cut));
          }
          start = cut;
          root = new NodeReader(file, events, sink).read();
        }
        case DocumentEndEvent _ -> {}
        default -> {}
      }
    }
    if (root != null) {
      add(documents, root, text.substring(start));
    }
  }

  private static void add(List<YamlDocument> documents, Node root, String text) {
    if (!root.isNothing()) {
      documents.add(new YamlDocument(root.at(), withoutDashes(text), root));
    }
  }

  private static String withoutDashes(String text) {
    return text.startsWith("---") ? text.substring(3).replaceFirst("^[ \\t]*\\r?\\n", "") : text;
  }

  private int offset(Mark mark) {
    return text.offsetByCodePoints(0, mark.getIndex());
  }
}
